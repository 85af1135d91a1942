import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

// What the service answers with, as its description publishes it. Tests hold every answer to it.

export const moment = z.string().meta({ description: 'ISO 8601 in China time', example: '2026-03-05T17:30:00+08:00' });
export const civilDate = z.string().meta({ description: 'A day in China, YYYY-MM-DD', example: '2026-03-10' });
const unresolved = z
  .int()
  .optional()
  .meta({ description: 'Calendar year for which the date waits; then `due` is null' });

/** What a schema lets through, as views build it. */
export type Shown<T> = T extends (infer Item)[]
  ? readonly Shown<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Shown<T[Key]> }
    : T;

/** How a date came about: each day counted, each day skipped and why, under which rule and versions. */
export const explanation = {
  rule: z.string(),
  article: z.string(),
  counted: z.array(z.strictObject({ date: civilDate })),
  skipped: z.array(z.strictObject({ date: civilDate, reason: z.string() })),
  rulePack: z.string(),
  calendarVersion: z.string(),
};

const deadline = z.strictObject({
  id: z.string(),
  round: z.int(),
  effect: z.enum(['reminder', 'warning', 'escalation', 'turning']),
  due: moment.nullable(),
  unresolvedUntilCalendar: unresolved,
  summary: z.string(),
  ...explanation,
});

const task = z.strictObject({
  act: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  since: moment,
  due: moment.nullable(),
  unresolvedUntilCalendar: unresolved,
  summary: z.string(),
});

/** What a case answers with: what every kind has, around `fields` of its own. */
export function caseAnswer<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject({
    id: z.string(),
    state: z.string(),
    stateName: z.string(),
    version: z.int().meta({ description: 'Content version, also the ETag: what If-Match takes' }),
    ...fields,
    actions: z.array(z.string()).meta({ description: 'Acts that follow for the caller: POST …/{id}/{act}' }),
    deadlines: z.array(deadline).meta({ description: 'What time will do, soonest first' }),
    tasks: z.array(task),
  });
}

/** A list that is answered whole. */
export const wholeListOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    count: z.int().meta({ description: 'How many there are: the list is whole' }),
  });

/** A whole list with its count. */
export const wholeList = <Item>(items: readonly Item[]) => ({ items, count: items.length });

/** A page of cases: what a list shows beside these differs by kind. */
export class CasePageDto extends createZodDto(
  z.strictObject({
    items: z.array(z.looseObject({ id: z.string(), state: z.string(), version: z.int() })),
    next: z.string().optional().meta({ description: 'Cursor of the next page' }),
  }),
) {}

export class CaseHistoryDto extends createZodDto(
  z.array(
    z.strictObject({
      version: z.int(),
      at: moment,
      who: z.string(),
      what: z.string(),
      sentence: z.string(),
      rule: z.string(),
      type: z.string(),
    }),
  ),
) {}

export class CaseProcessDto extends createZodDto(
  z.strictObject({
    running: z.boolean(),
    recordVersion: z.int(),
    state: z.string().optional(),
    version: z.int().optional(),
    timers: z
      .array(
        z.strictObject({
          id: z.string(),
          round: z.int(),
          summary: z.string(),
          due: z.iso.datetime({ offset: true }).nullable(),
        }),
      )
      .optional(),
  }),
) {}

const finding = {
  code: z.string(),
  article: z.string(),
  message: z.string(),
  remedy: z.string(),
  field: z.string().optional().meta({ description: 'JSON pointer into the body' }),
  parameters: z.record(z.string(), z.unknown()).optional(),
};

/** Why planning proposes or advises against something. */
export const planningReason = z.strictObject(finding);

/** A judgement before filing, as one of the findings of a pre-flight. */
export const preflightFinding = z.strictObject({ severity: z.enum(['refusal', 'warning']), ...finding });

/** A problem by RFC 9457, `application/problem+json`. */
export class ProblemDto extends createZodDto(
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    article: z.string(),
    detail: z.string(),
    remedy: z.string(),
    findings: z.array(z.strictObject(finding)),
  }),
) {}

/** What stands on record of a register entry. */
export class EntryPutDto extends createZodDto(z.strictObject({ id: z.string(), version: z.int() })) {}
