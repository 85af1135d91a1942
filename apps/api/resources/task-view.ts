import { stateWords as alertStates } from '@anjing/supervision';
import { stateWords as applicationStates, stepNames, stepsAfter, type ListedEvent } from '@anjing/application';
import { at, momentOf } from '@anjing/calendar';
import { stateWords as complaintStates } from '@anjing/complaint';
import { stateWords as digestStates } from '@anjing/digest';
import { stateWords as filingStates } from '@anjing/filing';
import { stateWords as inquiryStates } from '@anjing/inquiry';
import type { Explanation } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { WorkRow } from '@anjing/read-models';
import type { RegisterView } from '@anjing/registers';
import { stateWords as visitStates } from '@anjing/visit';
import type { Text } from '@anjing/texts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { explanation, moment } from '../door/answers';
import { idOf, nameOf, nameOr } from '../door/case-views';

const nothingWaits = 'null: the case waits for nothing';

const row = z.strictObject({
  case: z.string(),
  kind: z.string(),
  state: z.string(),
  stateName: z.string(),
  act: z
    .string()
    .nullable()
    .meta({ description: `The act that the case waits for; ${nothingWaits}` }),
  organisation: z.string().nullable().meta({ description: 'Who owes it' }),
  organisationName: z.string().nullable(),
  since: moment.meta({
    description: 'Since when it waits for that; of a case that waits for nothing, when it last changed',
  }),
  due: moment.nullable(),
  unresolvedUntilCalendar: z.int().optional(),
  overdue: z.boolean(),
  summary: z.string(),
  why: z
    .strictObject(explanation)
    .optional()
    .meta({ description: 'How the due moment came about; absent where no rule counts days for it' }),
  workingDaysLeft: z.int().optional().meta({
    description: 'Of the days counted those that have not ended, today included; absent where none were counted',
  }),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(stepNames),
        state: z.enum(['ahead', 'waiting', 'done', 'returned', 'refused', 'revoked']),
        at: moment.optional(),
      }),
    )
    .optional()
    .meta({ description: 'Of an application: signature, review, decision' }),
  site: z.strictObject({ id: z.string(), name: z.string(), address: z.string() }).optional(),
  enterprise: z.strictObject({ id: z.string(), name: z.string(), creditCode: z.string() }).optional(),
  about: z.record(z.string(), z.unknown()).meta({ description: 'What lists show of the case' }),
});

export class TasksDto extends createZodDto(
  z.strictObject({
    items: z.array(row),
    next: z.string().optional().meta({ description: 'Cursor of the next page' }),
    counts: z
      .strictObject({
        waiting: z.int(),
        overdue: z.int().meta({ description: 'Of what waits: due already' }),
        today: z.int().meta({ description: 'Of what waits: due before the day ends' }),
        done: z.int(),
        mine: z.int(),
      })
      .meta({ description: 'All that stands in each list, whatever is filtered; at most 10,000 are counted' }),
  }),
) {}

/** What each state is called, by kind. */
const stateNames: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  alert: alertStates,
  application: applicationStates,
  complaint: complaintStates,
  digest: digestStates,
  filing: filingStates,
  inquiry: inquiryStates,
  visit: visitStates,
};

/** A row of a list as people read it. */
export function taskView(
  row: WorkRow,
  events: readonly ListedEvent[] | undefined,
  view: RegisterView,
  language: Language,
) {
  const { stream, kind, state, about, act, organisation, since, due, unresolvedYear, summary } = row;
  const stateName = nameOr(stateNames[kind]?.[state], state, language);
  return {
    case: idOf(stream),
    kind,
    state,
    stateName,
    act,
    organisation,
    organisationName: organisation === null ? null : nameOf(view, organisation, language),
    since: momentOf((since ?? row.changedAt).getTime()),
    due: due && momentOf(due.getTime()),
    ...(unresolvedYear !== null && { unresolvedUntilCalendar: unresolvedYear }),
    overdue: due !== null && due.getTime() < Date.parse(view.at),
    summary: nameOr(summary ?? undefined, stateName, language),
    ...(row.explanation && whyOf(row.explanation, view.at, language)),
    ...(kind === 'application' && events && { steps: stepsAfter(events) }),
    ...placeOf(about, view),
    about,
  };
}

function whyOf(
  { rule, article, counted, skipped, rulePack, calendarVersion }: Explanation,
  now: string,
  language: Language,
) {
  return {
    why: {
      rule: say(rule, language),
      article,
      counted,
      skipped: skipped.map(({ date, reason }) => ({ date, reason: say(reason, language) })),
      rulePack,
      calendarVersion,
    },
    ...(counted.length > 0 && {
      workingDaysLeft: counted.filter(({ date }) => Date.parse(now) < Date.parse(at(date, '24:00'))).length,
    }),
  };
}

/** The site and the enterprise, by their names of today. Whoever has the row sees the case, and so where it is. */
function placeOf(about: WorkRow['about'], view: RegisterView) {
  const siteId = typeof about['site'] === 'string' ? about['site'] : '';
  const site = view.find('site', siteId);
  const enterpriseId = site?.enterprise ?? (typeof about['enterprise'] === 'string' ? about['enterprise'] : '');
  const enterprise = view.find('enterprise', enterpriseId);
  return {
    ...(site && { site: { id: siteId, name: site.name, address: site.address } }),
    ...(enterprise && {
      enterprise: { id: enterpriseId, name: enterprise.name, creditCode: enterprise.creditCode },
    }),
  };
}
