import AccessResults from './AccessResults.astro';
import AnswerCard from './AnswerCard.astro';
import CardCode from './CardCode.astro';
import Checklist from './Checklist.astro';
import Cite from './Cite.astro';
import Clause from './Clause.astro';
import CommunityMap from './CommunityMap.astro';
import Conditions from './Conditions.astro';
import ContentLink from './ContentLink.astro';
import ContentTable from './ContentTable.astro';
import Documents from './Documents.astro';
import Doubt from './Doubt.astro';
import DutyLine from './DutyLine.astro';
import Fact from './Fact.astro';
import FactList from './FactList.astro';
import FactTable from './FactTable.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Image from './Image.astro';
import LinkReport from './LinkReport.astro';
import Note from './Note.astro';
import PageSection from './PageSection.astro';
import Places from './Places.astro';
import PointsTable from './PointsTable.astro';
import Qualifications from './Qualifications.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import TableHeader from './TableHeader.astro';
import Term from './Term.astro';
import Tool from './Tool.astro';
import Way from './Way.astro';
import Windows from './Windows.astro';

/** The template behind each registered content component; a test holds this table against the registry. */
export const CONTENT_TEMPLATES = {
  AccessResults,
  AnswerCard,
  CardCode,
  Checklist,
  Cite,
  Clause,
  CommunityMap,
  Conditions,
  Documents,
  Doubt,
  DutyLine,
  Fact,
  FactList,
  FactTable,
  Image,
  LinkReport,
  Note,
  Places,
  PointsTable,
  Qualifications,
  Step,
  Steps,
  Term,
  Tool,
  Way,
  Windows,
} as const;

/** What MDX renders with: the content components, and the Markdown elements that need more than a tag. */
export const MDX_COMPONENTS = {
  ...CONTENT_TEMPLATES,
  PageSection,
  a: ContentLink,
  h2: Heading2,
  h3: Heading3,
  table: ContentTable,
  th: TableHeader,
};
