import type { Moment, Private } from '@anjing/lifecycle';
import type { ItemFinding, Proof, VisitDay, VisitRequest } from './events';

/** What people, and reactions, ask of a visit. Who asks, and when, is among the facts. */
export type VisitCommand =
  | { readonly do: 'announce'; readonly visit: VisitRequest }
  /** A visit that took place where the software could not be asked: recorded afterwards, and flagged. */
  | { readonly do: 'recordPast'; readonly visit: VisitRequest; readonly entered: Moment; readonly left: Moment }
  /** The agency tells the enterprise before it comes. */
  | { readonly do: 'tell' }
  | { readonly do: 'invite'; readonly agency: string }
  /** An invited agency comes along. */
  | {
      readonly do: 'join';
      readonly items: readonly string[];
      readonly officers: readonly string[];
      readonly unplannedReason?: Private;
    }
  /** An invited agency, or one that had joined, does not come; `agency` where a reaction carries it over from an approval. */
  | { readonly do: 'leave'; readonly agency?: string }
  | { readonly do: 'approveSpecial'; readonly statement?: Private }
  | { readonly do: 'issuePass' }
  /** Officers of whoever acts, the lead or a participant; `agency` where a reaction carries them over from an approval. */
  | { readonly do: 'replaceOfficers'; readonly officers: readonly string[]; readonly agency?: string }
  | { readonly do: 'narrow'; readonly items?: readonly string[]; readonly day?: VisitDay }
  | { readonly do: 'cancel'; readonly reason: Private }
  /** @property shown whether who refuses has shown the visit's pass, or its gate's code; it is not recorded. */
  | { readonly do: 'refuseAtGate'; readonly reason: Private; readonly shown: boolean }
  /** @property code the gate's code, if the gate gave one; it is not recorded. */
  | { readonly do: 'checkIn'; readonly code?: string }
  | { readonly do: 'checkOut' }
  | {
      readonly do: 'recordResult';
      readonly findings: readonly ItemFinding[];
      readonly measures: Private;
      readonly reinspection?: string;
    }
  /** Brings in what was missing at the gate; lists are looked at again. */
  | { readonly do: 'makeGood'; readonly proof?: Proof };
