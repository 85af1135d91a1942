import type { Standing } from '@anjing/cases';
import type { Principal } from '@anjing/access';
import { hoursOfDay, shown } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import {
  discloses,
  groundWords,
  kindWords,
  type Basis,
  type Entry,
  type EntryReason,
  type Viewer,
  type VisitAnnounced,
  type VisitContext,
  type VisitField,
  type VisitMachine,
} from '@anjing/visit';
import { postOf } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, civilDate, moment, preflightFinding, type Shown, wholeListOf } from '../door/answers';
import { idOf, nameOf, revealed, whoOf } from '../door/case-views';

const finding = z.strictObject({
  item: z.string(),
  outcome: z.enum(['compliant', 'minor', 'serious']),
  text: z.string(),
});

const result = z.strictObject({
  by: z.string(),
  at: moment,
  findings: z.array(finding),
  measures: z.string(),
  reinspection: civilDate.optional(),
  correctableUntil: moment,
});

const part = z.strictObject({ agency: z.string(), items: z.array(z.string()), officers: z.array(z.string()) });

const fields = {
  day: hoursOfDay,
  quiet: z.boolean(),
  kind: z.enum(['approval', 'special', 'openDay', 'service']),
  kindName: z.string(),
  post: z.string().optional().meta({ description: 'Whom to ask' }),
  agency: z.string().optional(),
  agencyName: z.string().optional(),
  participants: z.array(part).optional(),
  invited: z.array(z.string()).optional(),
  site: z.string().optional(),
  target: z
    .strictObject({
      enterprise: z.string(),
      enterpriseName: z.string(),
      creditCode: z.string(),
      address: z.string(),
      zone: z.string(),
      jurisdiction: z.string(),
    })
    .optional(),
  items: z.array(z.string()).optional(),
  officers: z.array(z.string()).optional(),
  application: z.string().optional(),
  number: z.string().optional(),
  circumstance: z.int().optional(),
  pass: z.string().optional().meta({ description: 'Id of the pass that stands' }),
  toldBeforehand: z.boolean().optional(),
  entered: z
    .strictObject({ at: moment, ground: z.string(), groundName: z.string(), confirmedBy: z.string().optional() })
    .optional()
    .meta({ description: 'Without `confirmedBy` the check-in is one-sided' }),
  left: moment.optional(),
  refusals: z.int().optional(),
  result: result.optional(),
  proof: z.record(z.string(), z.string()).optional(),
  listed: z.enum(['accepted', 'filed', 'absent']).optional(),
  approval: z
    .strictObject({ by: z.string(), at: moment, late: z.boolean(), statement: z.string().optional() })
    .optional(),
  unplannedReason: z.string().optional(),
  request: z.string().optional(),
  offSiteTried: z.string().optional(),
  gradedReason: z.string().optional(),
  reinspectionOf: z.string().optional(),
  flags: z.array(z.string()).optional().meta({ description: 'Codes of what was passed over and still stands' }),
};

/** What a visit shows beside what every case does: to each viewer what they may know (docs/disclosure.md). */
export type VisitFields = Shown<z.infer<z.ZodObject<typeof fields>>>;

export class VisitDto extends createZodDto(caseAnswer(fields)) {}

const reason = z.strictObject({ code: z.string(), article: z.string(), message: z.string(), remedy: z.string() });

/** The answer to *may they enter now*. */
export class VisitEntryDto extends createZodDto(
  z.strictObject({
    enter: z.boolean(),
    ground: z.string().optional(),
    groundName: z.string().optional(),
    until: moment.optional(),
    flags: z.array(reason).meta({ description: 'What an emergency passes over' }),
    reasons: z.array(reason).meta({ description: 'Everything that speaks against it' }),
  }),
) {}

export class VisitPreflightDto extends createZodDto(
  z.strictObject({ wouldBeRefused: z.boolean(), findings: z.array(preflightFinding) }),
) {}

/** Results that the agency may know of, to be recognised instead of looking again (notice 二(三)). */
export class KnownResultsDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      item: z.string(),
      date: civilDate,
      agencyName: z.string(),
      outcome: z.enum(['compliant', 'minor', 'serious']),
    }),
  ),
) {}

/** As whom a caller looks at a visit. */
export function viewerOf({ parties }: Standing<VisitMachine>, { organisations }: Principal): Viewer {
  const { agency, participants = [], bureau, participantBureaus = [], enterprise } = parties;
  const among = (...ids: readonly (string | undefined)[]) => organisations.some((one) => ids.includes(one));
  if (among(agency, ...participants)) return 'own';
  if (among(bureau, ...participantBureaus)) return 'bureau';
  // An agency that has just left sees as much as any other.
  return among(enterprise) ? 'enterprise' : 'otherAgency';
}

/** What the viewer may know of a visit. */
export function visitView(standing: Standing<VisitMachine>, viewer: Viewer, language: Language): VisitFields {
  const { stream, state, view } = standing;
  const { context } = state;
  const { visit } = context;
  if (!visit) throw new Error(`${stream} is no visit yet`);
  const known = discloses(state, viewer);
  const see = <Value extends object>(field: VisitField, value: Value) => known.has(field) && value;
  return {
    day: visit.day,
    quiet: visit.quiet,
    kind: visit.basis.by,
    kindName: say(kindWords[visit.basis.by], language),
    ...see('post', { post: say(postOf(view, visit.agency), language) }),
    ...see('agency', {
      agency: visit.agency,
      agencyName: nameOf(view, visit.agency, language),
      participants: visit.participants.map(({ agency, items, officers }) => ({ agency, items, officers })),
      invited: context.invited,
    }),
    ...see('site', { site: visit.site, target: visit.target }),
    ...see('items', { items: visit.items }),
    ...see('officers', { officers: visit.officers }),
    ...see('ground', groundOf(visit.basis)),
    ...see('state', statusOf(context, language)),
    ...see('result', resultOf(standing, language)),
    ...see('internal', internalOf(standing, visit, language)),
  };
}

function groundOf(basis: Basis) {
  switch (basis.by) {
    case 'approval':
      return { application: idOf(basis.application), number: basis.number };
    case 'special':
      return { circumstance: basis.circumstance };
    default:
      return {};
  }
}

function statusOf({ toldBeforehand, pass, entered, left, refusals }: VisitContext, language: Language) {
  return {
    toldBeforehand,
    refusals,
    ...(pass !== undefined && { pass }),
    ...(entered && { entered: { ...entered, groundName: say(groundWords[entered.ground], language) } }),
    ...(left !== undefined && { left }),
  };
}

function resultOf({ state, view }: Standing<VisitMachine>, language: Language) {
  const { result: recorded } = state.context;
  if (!recorded) return {};
  const { by, at, findings, measures, reinspection, closes } = recorded;
  return {
    result: {
      by: whoOf(view, by, language),
      at,
      findings: findings.map(({ item, outcome, text }) => ({ item, outcome, text: shown(text) })),
      measures: shown(measures),
      ...(reinspection !== undefined && { reinspection }),
      correctableUntil: closes,
    },
  };
}

function internalOf({ state, view }: Standing<VisitMachine>, visit: VisitAnnounced, language: Language) {
  const { approval, flags } = state.context;
  const { basis, offSiteTried, gradedReason, reinspectionOf } = visit;
  return {
    flags,
    ...(basis.by === 'special' && {
      listed: basis.listed,
      proof: revealed(basis.proof),
    }),
    ...(basis.by === 'openDay' && basis.unplannedReason && { unplannedReason: shown(basis.unplannedReason) }),
    ...(basis.by === 'service' && { request: shown(basis.request) }),
    ...(approval && {
      approval: {
        by: whoOf(view, approval.by, language),
        at: approval.at,
        late: approval.late,
        ...(approval.statement && { statement: shown(approval.statement) }),
      },
    }),
    ...(offSiteTried && { offSiteTried: shown(offSiteTried) }),
    ...(gradedReason && { gradedReason: shown(gradedReason) }),
    ...(reinspectionOf !== undefined && { reinspectionOf: idOf(reinspectionOf) }),
  };
}

/** The answer to *may they enter now*, in the caller's language. */
export function entryView(entry: Entry, language: Language): Shown<z.infer<(typeof VisitEntryDto)['schema']>> {
  const told = ({ code, article, words, remedy }: EntryReason) => ({
    code,
    article,
    message: say(words, language),
    remedy: say(remedy, language),
  });
  if (!entry.enter) return { enter: false, flags: [], reasons: entry.reasons.map(told) };
  const { ground, words, until, flags } = entry;
  return { enter: true, ground, groundName: say(words, language), until, flags: flags.map(told), reasons: [] };
}
