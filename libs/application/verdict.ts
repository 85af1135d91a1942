import type { Decision } from '@anjing/lifecycle';
import type { ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationCode } from './texts';

/** What follows from a command on an application. */
export type Verdict = Decision<ApplicationEvent, ApplicationCode>;
export type CommandOf<Do extends ApplicationCommand['do']> = Extract<ApplicationCommand, { do: Do }>;
