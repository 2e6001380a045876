/** A mistake of the person who called a command: shown as one sentence, without a stack. */
export class UsageError extends Error {}
