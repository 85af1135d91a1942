import type { Standing } from '@anjing/cases';
import { entryFacts, type Cases, type ClockDoubt } from '@anjing/kinds';
import { mayEnter, type Entry, type VisitMachine } from '@anjing/visit';

/** *May they enter now?*: what the gate, the entry pass and the visit's own people are answered with alike. */
export class EntryQuestion {
  /** @param clockDoubt on a doubtful clock nothing opens (rules §3) */
  constructor(
    private readonly cases: Pick<Cases, 'visit'>,
    private readonly clockDoubt: ClockDoubt,
  ) {}

  /**
   * The answer for a visit as the record has it, on facts as of now.
   * @param standing read by whoever asks, who may know of it
   */
  async about({ stream }: Pick<Standing<VisitMachine>, 'stream'>): Promise<Entry> {
    return this.cases.visit.look(async (look) => mayEnter(look.state, await entryFacts(look, this.clockDoubt)), stream);
  }
}
