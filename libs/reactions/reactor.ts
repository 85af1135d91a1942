import type {
  ApplicationApproved,
  ApplicationSuperseded,
  ApplicationWithdrawn,
  ApprovalNarrowed,
  ApprovalRevoked,
  OfficersReplaced,
  ParticipantLeft,
} from '@anjing/application';
import { dateOf } from '@anjing/calendar';
import { digestStream, type DigestCorrectionAsked, type DigestPeriod } from '@anjing/digest';
import {
  type FilingAccepted,
  type FilingCorrectionAsked,
  type FilingState,
  type FilingSubmitted,
  type FilingWithdrawn,
  periodName,
} from '@anjing/filing';
import { keptWithin, privately } from '@anjing/lifecycle';
import type { LedgerEntry } from '@anjing/event-store';
import type {
  VisitCheckedIn,
  VisitFlagged,
  VisitRefusedAtGate,
  VisitResultRecorded,
  VisitTookPlace,
} from '@anjing/visit';
import { actOn, type CaseCommand, type Cases } from '@anjing/kinds';
import { entriesOfAcceptance, entriesOfSubmission, entriesOfWithdrawal } from './filed-entries';
import { Refused } from '@anjing/cases';
import type { EntryToRecord, RegisterHandler } from '@anjing/register-desk';
import { returnOf } from './returned-visits';
import { visitsToCancel, visitsToCome, visitsToNarrow, visitsWithOfficers, visitsWithout } from './visits-of-approvals';

/** An event of the ledger whose type is known. */
type Entry<Event extends { readonly type: string }> = LedgerEntry & { readonly event: Event };

/** Register entries that an event puts on record, all of them or none; each may refer to those before it. */
export interface EntriesToCome {
  readonly register: readonly Pick<EntryToRecord, 'kind' | 'id' | 'data' | 'from' | 'until'>[];
}

/** A line of the table: what an event of one case asks of others, or puts on the registers. */
interface Reaction<Event extends { readonly type: string }> {
  readonly name: string;
  readonly on: Event['type'];
  /** @param entry an event of type `on` */
  follow(entry: Entry<Event>, cases: Cases): Promise<readonly (CaseCommand | EntriesToCome)[]>;
}

const reaction = <Event extends { readonly type: string }>(line: Reaction<Event>) =>
  line as Reaction<{ readonly type: string }>;

/** Everything that follows from one case in another. */
const reactions: readonly Reaction<{ readonly type: string }>[] = [
  reaction<ApplicationApproved>({
    name: 'supersede',
    on: 'ApplicationApproved',
    follow: async ({ stream }, { application }) => {
      const { state } = await application.current(stream);
      const predecessor = state.context.form?.supersedes;
      if (predecessor === undefined) return [];
      return [{ kind: 'application', stream: predecessor, command: { do: 'supersede', successor: stream } }];
    },
  }),
  reaction<ApplicationApproved>({
    name: 'announce-visits',
    on: 'ApplicationApproved',
    follow: async ({ stream }, { application }) => visitsToCome(stream, (await application.current(stream)).state),
  }),
  reaction<ApprovalRevoked>({
    name: 'cancel-revoked',
    on: 'ApprovalRevoked',
    follow: async (entry, cases) => visitsToCancel(entry.stream, await approvalBefore(entry, cases), entry.event.type),
  }),
  reaction<ApplicationWithdrawn>({
    name: 'cancel-withdrawn',
    on: 'ApplicationWithdrawn',
    follow: async (entry, cases) => visitsToCancel(entry.stream, await approvalBefore(entry, cases), entry.event.type),
  }),
  reaction<ApplicationSuperseded>({
    name: 'cancel-superseded',
    on: 'ApplicationSuperseded',
    follow: async (entry, cases) => visitsToCancel(entry.stream, await approvalBefore(entry, cases), entry.event.type),
  }),
  reaction<ApprovalNarrowed>({
    name: 'narrow-visits',
    on: 'ApprovalNarrowed',
    follow: async (entry, cases) => visitsToNarrow(entry.stream, await approvalBefore(entry, cases), entry.event),
  }),
  reaction<OfficersReplaced>({
    name: 'replace-officers',
    on: 'OfficersReplaced',
    follow: async (entry, cases) => visitsWithOfficers(entry.stream, await approvalBefore(entry, cases), entry.event),
  }),
  reaction<ParticipantLeft>({
    name: 'leave-visits',
    on: 'ParticipantLeft',
    follow: async (entry, cases) => visitsWithout(entry.stream, await approvalBefore(entry, cases), entry.event),
  }),
  reaction<VisitCheckedIn>({
    name: 'use-approval',
    on: 'VisitCheckedIn',
    follow: async ({ stream, version, event }, cases) => {
      const { visit } = (await cases.visit.recorded(stream, version)).state.context;
      if (visit?.basis.by !== 'approval') return [];
      const command = { do: 'use', date: visit.day.date, at: event.at } as const;
      return [{ kind: 'application', stream: visit.basis.application, command }];
    },
  }),
  reaction<VisitRefusedAtGate>({
    name: 'complaint-of-refusal',
    on: 'VisitRefusedAtGate',
    follow: async ({ stream, version, event }, cases) => {
      const { visit } = (await cases.visit.recorded(stream, version)).state.context;
      if (!visit) return [];
      const { agency, site, target } = visit;
      const form = {
        respondent: agency,
        subject: 'refused-at-gate',
        // Erased meanwhile: the complaint stands all the same, and an erased text cannot be written again.
        text: event.reason.private === null ? privately('〔已依法删除〕') : event.reason,
        site,
        happenedOn: dateOf(event.at),
        visit: stream,
      };
      const command = { do: 'receive', channel: 'gate', form, complainant: { enterprise: target.enterprise } } as const;
      return [{ kind: 'complaint', stream: `complaint/${slugOf(stream)}-${version}`, command }];
    },
  }),
  reaction<VisitCheckedIn>({ name: 'return-checked-in', on: 'VisitCheckedIn', follow: intoReturn }),
  reaction<VisitTookPlace>({ name: 'return-took-place', on: 'VisitTookPlace', follow: intoReturn }),
  reaction<VisitFlagged>({ name: 'return-flagged', on: 'VisitFlagged', follow: intoReturn }),
  reaction<VisitResultRecorded>({ name: 'return-result', on: 'VisitResultRecorded', follow: intoReturn }),
  reaction<FilingSubmitted>({
    name: 'list-submitted',
    on: 'FilingSubmitted',
    follow: async (entry, cases) => registered(entriesOfSubmission(await filed(entry, cases), entry.event.at)),
  }),
  reaction<FilingAccepted>({
    name: 'filing-accepted',
    on: 'FilingAccepted',
    follow: async (entry, cases) => {
      const { stream, state, view } = await filed(entry, cases);
      const { agency, inForce, receivers, confirmedLate } = state.context;
      const of = digestOf(state);
      const register = registered(entriesOfAcceptance({ stream, state, view }));
      if (agency === undefined || !inForce || !of || receivers.bureau === undefined) return register;
      const { version } = inForce;
      const noted = { filing: stream, agency, version, late: confirmedLate };
      const { bureau } = receivers;
      return [
        ...register,
        { kind: 'digest', stream: digestStream(bureau, of), command: { do: 'note', bureau, of, noted } },
      ];
    },
  }),
  reaction<FilingWithdrawn>({
    name: 'list-withdrawn',
    on: 'FilingWithdrawn',
    follow: async (entry, cases) => registered(entriesOfWithdrawal(await filed(entry, cases), entry.event.at)),
  }),
  reaction<DigestCorrectionAsked>({
    name: 'digest-correction',
    on: 'DigestCorrectionAsked',
    follow: ({ stream, event: { by, filing, reason } }) =>
      Promise.resolve([
        {
          kind: 'filing',
          stream: filing,
          command: { do: 'askCorrection', reason, through: { digest: stream, by } },
        },
      ]),
  }),
  reaction<FilingCorrectionAsked>({
    name: 'correction-noted',
    on: 'FilingCorrectionAsked',
    follow: async (entry, cases) => {
      const { asker, digest, by, reason } = entry.event;
      const { stream, state } = await filed(entry, cases);
      const of = digestOf(state);
      const { bureau } = state.context.receivers;
      // What was asked in a digest stands there already; what the bureau asks is no concern of its digest.
      if (asker !== 'office' || digest !== undefined || !of || bureau === undefined) return [];
      const command = { do: 'noteCorrection', filing: stream, reason, by } as const;
      return [{ kind: 'digest', stream: digestStream(bureau, of), command }];
    },
  }),
];

/** The application as it stood before an event. */
async function approvalBefore({ stream, version }: LedgerEntry, { application }: Cases) {
  return (await application.recorded(stream, version - 1)).state;
}

/** The line of the monthly return, as the event left the visit. */
async function intoReturn({ stream, version }: LedgerEntry, { visit }: Cases) {
  return returnOf(stream, (await visit.recorded(stream, version)).state);
}

/** The filing as an event left it. */
async function filed({ stream, version }: LedgerEntry, { filing }: Cases) {
  return filing.recorded(stream, version);
}

function registered(register: EntriesToCome['register']): EntriesToCome[] {
  return register.length > 0 ? [{ register }] : [];
}

/** The digest in which a filing's version in force stands: its own period's, or that of the month of a list's acceptance. */
function digestOf({ context: { period, inForce } }: FilingState): DigestPeriod | undefined {
  if (!period || !inForce) return undefined;
  return { filing: period.filing, period: periodName(period) ?? inForce.acceptedAt.slice(0, 7) };
}

/** A stream's own name, without its kind. */
const slugOf = (stream: string) => stream.slice(stream.indexOf('/') + 1);

const asReaction = () => ({ kind: 'reaction' }) as const;

/** Carries out what follows from an event, once: the same event again is the same command. */
export async function react(entry: LedgerEntry, cases: Cases, registers: RegisterHandler): Promise<void> {
  for (const line of reactions) {
    if (entry.event.type !== line.on) continue;
    const named = (about: string) => ({
      authorize: asReaction,
      commandId: `reactor ${line.name} ${entry.stream} ${entry.version} ${about}`,
      digest: line.name,
    });
    for (const following of await line.follow(entry, cases)) {
      try {
        if ('register' in following) {
          await registers.putAll(
            following.register.map((wanted) => ({
              ...keptWithin(wanted),
              ...named(`${wanted.id} ${wanted.from ?? ''}`),
            })),
          );
        } else {
          await actOn(cases, following, named(following.stream));
        }
      } catch (error) {
        // The other case has gone on meanwhile (lapsed, revoked): there is nothing left to do.
        if (!(error instanceof Refused)) throw error;
      }
    }
  }
}
