import type { Refusal } from '@anjing/lifecycle';
import type { Catalogue } from '@anjing/texts';

/** The rules say no: every reason at once, with the room's texts. Nothing has changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly refusals: readonly Refusal[],
    readonly catalogue: Catalogue,
  ) {
    super(refusals.map((refusal) => refusal.code).join(', '));
  }
}

/** There is no such case for this caller: whether it exists for others is not said. */
export class NoSuchCase extends Error {
  override readonly name = 'NoSuchCase';
}

/** The person has not seen what the case says by now. */
export class Stale extends Error {
  override readonly name = 'Stale';
  constructor(
    readonly seen: number,
    readonly current: number,
    /** What has been done since, in the order of the record. */
    readonly since: readonly { readonly type: string; readonly at: string }[],
  ) {
    super(`content version ${seen} was seen, ${current} stands`);
  }
}

/** The command id came before, with another body. */
export class CommandMismatch extends Error {
  override readonly name = 'CommandMismatch';
}

/** Database, process and Temporal do not agree on the time: no deadline may pass. */
export class DoubtfulClock extends Error {
  override readonly name = 'DoubtfulClock';
}
