/** Returns the lines that head every written file. */
export function notice(comment: string): string {
  return [
    `${comment} Written by "npm run deploy-rules" from src/publish/hosting/description.ts; change it there.`,
    `${comment} 由 “npm run deploy-rules” 写成，要改就改 src/publish/hosting/description.ts。`,
  ].join('\n');
}
