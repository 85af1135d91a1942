import {
  answerMoment,
  channelWords,
  outcomeWords,
  stateWords,
  viewerOf,
  type ComplaintAnswered,
  type ComplaintContext,
  type ComplaintMachine,
  type ComplaintViewer,
} from '@anjing/complaint';
import type { Standing } from '@anjing/cases';
import { isUnresolvedYear } from '@anjing/calendar';
import { shown } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, civilDate, moment, type Shown } from '../door/answers';
import { nameOf, whoOf } from '../door/case-views';

const said = z.strictObject({ text: z.string(), at: moment });

const about = {
  respondent: z.string().meta({ description: 'The agency or judicial bureau complained about' }),
  respondentName: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  handler: z.string().meta({ description: 'Who answers the complaint' }),
  handlerName: z.string(),
  receivedAt: moment,
  acknowledgedAt: moment.optional(),
};

const outcome = {
  outcome: z.enum(['founded', 'partly', 'unfounded', 'outsideScope']),
  outcomeName: z.string(),
  measures: z.string().optional(),
  at: moment,
};

const fields = {
  ...about,
  part: z
    .enum(['handler', 'observer', 'complainant', 'respondent'])
    .meta({ description: 'The part in which the caller reads it: what is not for that part is absent' }),
  channel: z.enum(['public', 'enterprise', 'gate', 'hotline']).optional(),
  channelName: z.string().optional(),
  hotline: z.string().optional(),
  text: z.string().optional(),
  site: z.string().optional(),
  happenedOn: civilDate.optional(),
  visit: z.string().optional(),
  complainant: z
    .strictObject({
      name: z.string().optional(),
      contact: z.string().optional(),
      enterprise: z.string().optional(),
      enterpriseName: z.string().optional(),
    })
    .optional()
    .meta({ description: 'For whoever handles it, and for the complainant: nobody else' }),
  supplements: z.array(said).optional(),
  statements: z
    .array(z.strictObject({ question: z.string(), askedAt: moment, statement: said.optional() }))
    .optional()
    .meta({ description: 'What the one complained about was asked, and said' }),
  answer: z
    .strictObject({ ...outcome, text: z.string().optional(), by: z.string().optional(), late: z.boolean().optional() })
    .optional(),
  ending: z.strictObject({ text: z.string().optional(), at: moment }).optional(),
};

/** What a complaint shows beside what every case does. */
export type ComplaintFields = Shown<z.infer<z.ZodObject<typeof fields>>>;

export class ComplaintDto extends createZodDto(caseAnswer(fields)) {}

const tracked = {
  state: z.string(),
  stateName: z.string(),
  version: z.int().meta({ description: 'Content version, also the ETag: what If-Match takes' }),
  ...about,
  answerDue: moment.nullable().meta({ description: 'Null: waits for the calendar of a year' }),
  text: z.string(),
  supplements: z.array(said),
  answer: z.strictObject({ ...outcome, text: z.string() }).optional(),
  endedAt: moment.optional(),
};

/** A complaint as whoever has its code reads it. */
export class TrackedComplaintDto extends createZodDto(z.strictObject(tracked)) {}

/** A complaint that was just received. */
export class ComplaintOpenedDto extends createZodDto(
  z.strictObject({
    ...tracked,
    id: z.string().optional().meta({ description: 'For those with an account' }),
    trackingCode: z
      .string()
      .optional()
      .meta({ description: 'To be kept: nobody can give it again', example: '7K2P-9XMD-04TQ-HVWR' }),
  }),
) {}

type About = Shown<z.infer<z.ZodObject<typeof about>>>;
export type Tracked = Shown<z.infer<z.ZodObject<typeof tracked>>>;

/** A complaint in the part of somebody who acts for `organisations`. */
export function complaintView(
  standing: Standing<ComplaintMachine>,
  language: Language,
  organisations: readonly string[],
): ComplaintFields {
  const { state, view } = standing;
  const part = viewerOf(state, organisations);
  const { statements } = state.context;
  const ofStatements = {
    statements: statements.map(({ asked, given }) => ({
      question: shown(asked.question),
      askedAt: asked.at,
      ...(given && { statement: { text: shown(given.statement), at: given.at } }),
    })),
  };
  return {
    ...aboutOf(standing, language),
    part,
    ...(part !== 'respondent' && complainedOf(standing, language, part)),
    ...(part !== 'complainant' && ofStatements),
    ...answerOf(state.context, view, language, part),
  };
}

function received({ stream, state }: Standing<ComplaintMachine>) {
  const { received: event, handler } = state.context;
  if (!event || handler === undefined) throw new Error(`${stream} was never received`);
  return { event, handler };
}

function aboutOf(standing: Standing<ComplaintMachine>, language: Language): About {
  const { view, state } = standing;
  const { event, handler } = received(standing);
  const { respondent, subject } = event.form;
  const [subjectName = subject] = view
    .all('pack')
    .flatMap(({ complaint }) => complaint.subjects)
    .filter(({ key }) => key === subject)
    .map(({ name }) => say(name, language));
  const { acknowledgedAt } = state.context;
  return {
    respondent,
    respondentName: nameOf(view, respondent, language),
    subject,
    subjectName,
    handler,
    handlerName: nameOf(view, handler, language),
    receivedAt: event.at,
    ...(acknowledgedAt !== undefined && { acknowledgedAt }),
  };
}

/** What the complainant said, and to those whom it concerns who that is. */
function complainedOf(
  standing: Standing<ComplaintMachine>,
  language: Language,
  part: ComplaintViewer,
): Partial<ComplaintFields> {
  const { channel, hotline, form, complainant } = received(standing).event;
  const { name, contact, enterprise } = complainant;
  return {
    channel,
    channelName: say(channelWords[channel], language),
    ...(hotline !== undefined && { hotline }),
    text: shown(form.text),
    ...(form.site !== undefined && { site: form.site }),
    ...(form.happenedOn !== undefined && { happenedOn: form.happenedOn }),
    ...(form.visit !== undefined && { visit: form.visit }),
    ...(part !== 'observer' && {
      complainant: {
        ...(name && { name: shown(name) }),
        ...(contact && { contact: shown(contact) }),
        ...(enterprise !== undefined && {
          enterprise,
          enterpriseName: standing.view.find('enterprise', enterprise)?.name ?? enterprise,
        }),
      },
    }),
    supplements: supplementsOf(standing.state.context),
  };
}

const supplementsOf = ({ supplements }: ComplaintContext) =>
  supplements.map(({ text, at }) => ({ text: shown(text), at }));

/** What came of it. The text is written to the complainant: the one complained about learns the outcome and the measures. */
function answerOf(
  { answer, end }: ComplaintContext,
  view: RegisterView,
  language: Language,
  part: ComplaintViewer,
): Partial<ComplaintFields> {
  const note = end?.type === 'ComplaintClosed' ? end.note : end?.reason;
  return {
    ...(answer && {
      answer: {
        ...outcomeOf(answer, language),
        ...(part !== 'respondent' && { text: shown(answer.text) }),
        ...(part !== 'complainant' && { by: whoOf(view, answer.by, language), late: answer.late }),
      },
    }),
    ...(end && {
      ending: { at: end.at, ...(note && (part === 'handler' || part === 'observer') && { text: shown(note) }) },
    }),
  };
}

function outcomeOf({ outcome: of, measures, at }: ComplaintAnswered, language: Language) {
  return {
    outcome: of,
    outcomeName: say(outcomeWords[of], language),
    ...(measures && { measures: shown(measures) }),
    at,
  };
}

/** A complaint for whoever has its code. */
export function trackedView(standing: Standing<ComplaintMachine>, laws: Laws, language: Language): Tracked {
  const { state, contentVersion } = standing;
  const { answer, end } = state.context;
  const due = answerMoment(state, laws);
  return {
    state: state.value,
    stateName: say(stateWords[state.value], language),
    version: contentVersion,
    ...aboutOf(standing, language),
    answerDue: due && !isUnresolvedYear(due) ? due.due : null,
    text: shown(received(standing).event.form.text),
    supplements: supplementsOf(state.context),
    ...(answer && { answer: { ...outcomeOf(answer, language), text: shown(answer.text) } }),
    ...(end && { endedAt: end.at }),
  };
}
