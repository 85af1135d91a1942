import type { CaseFact } from './case-fact.entity';

/** What each event of a kind of case changes in its row. An event that is not named changes nothing. */
export type Projection<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]?: (
    event: Extract<Event, { readonly type: Type }>,
    known: Readonly<CaseFact>,
  ) => Partial<CaseFact>;
};
