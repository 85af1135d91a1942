import type { ComplaintEvent } from './events';
import type { ComplaintState } from './machine';

/**
 * In which part somebody reads a complaint. `handler` sees everything, `observer` everything but who complained,
 * `complainant` what they said and were answered, `respondent` what it is asked and what came of it.
 */
export type ComplaintViewer = 'handler' | 'observer' | 'complainant' | 'respondent';

/**
 * The part of somebody who acts for `organisations`. Who also acts for the one complained about reads as that: nobody
 * learns through another post who complained (rules §7).
 */
export function viewerOf({ context }: ComplaintState, organisations: readonly string[]): ComplaintViewer {
  const { received, handler } = context;
  const is = (organisation: string | undefined) => organisation !== undefined && organisations.includes(organisation);
  if (is(received?.form.respondent)) return 'respondent';
  if (is(handler)) return 'handler';
  return is(complainantOf({ context })) ? 'complainant' : 'observer';
}

/** The organisation that speaks for the complainant: the enterprise, or the office that took the call. */
export function complainantOf({ context: { received } }: Pick<ComplaintState, 'context'>): string | undefined {
  if (received?.channel === 'hotline' && received.by.kind === 'person') return received.by.organisation;
  return received?.complainant.enterprise;
}

/** What of the history those may read who do not read all of it. */
const shown: Readonly<Record<'complainant' | 'respondent', readonly ComplaintEvent['type'][]>> = {
  complainant: [
    'ComplaintReceived',
    'ComplaintAcknowledged',
    'ComplaintForwarded',
    'ComplaintSupplemented',
    'ComplaintAnswered',
    'ComplaintClosed',
    'ComplaintWithdrawn',
  ],
  respondent: [
    'ComplaintForwarded',
    'ComplaintStatementAsked',
    'ComplaintStatementGiven',
    'ComplaintAnswered',
    'ComplaintClosed',
  ],
};

/** What the complainant did: who did it, where they have an account, would say who they are. */
const byComplainant: readonly string[] = ['ComplaintReceived', 'ComplaintSupplemented', 'ComplaintWithdrawn'];

/** Whether a viewer may read an event in the history. */
export function showsEvent(viewer: ComplaintViewer, type: string): boolean {
  if (viewer === 'handler') return true;
  return viewer === 'observer' ? !byComplainant.includes(type) : shown[viewer].some((one) => one === type);
}
