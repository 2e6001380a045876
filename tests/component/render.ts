import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Locale } from '../../src/handbook/locale.ts';
import { createReading } from '../../src/site/reading.ts';
import type { Site } from '../../src/site/site.ts';

/** Renders one component as a page of an edition would; the only place that knows Astro's container. */
export async function renderComponent(
  site: Site,
  locale: Locale,
  component: AstroComponentFactory,
  props: Record<string, unknown>,
  words?: string,
  locals: Partial<App.Locals> = {},
): Promise<string> {
  const container = await AstroContainer.create();
  return container.renderToString(component, {
    props,
    locals: { reading: createReading(site, locale), ...locals },
    ...(words === undefined ? {} : { slots: { default: words } }),
  });
}
