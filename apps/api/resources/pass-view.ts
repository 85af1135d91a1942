import type { GateAnswer } from '@anjing/gate';
import type { EntryPass, GateReason } from '@anjing/passes';
import type { RegisterView } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate, moment, type Shown } from '../door/answers';
import { idOf } from '../door/case-views';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const named = z.strictObject({ id: z.string(), name: words });
const reason = z.strictObject({ code: z.string(), article: z.string(), words, remedy: words });

/** What a pass says, with the names that the registers have. */
const pass = z.strictObject({
  id: z.string(),
  visit: z.string(),
  agencies: z.array(named),
  items: z.array(named),
  officers: z.array(z.string()).meta({ description: 'Numbers of certificates' }),
  site: z.strictObject({ id: z.string(), name: z.string(), address: z.string() }),
  day: civilDate,
  from: moment,
  until: moment,
});

const answer = {
  verdict: z.enum(['enter', 'doNotEnter']),
  words: words.meta({ description: 'The whole answer for people' }),
  ground: words.optional(),
  until: moment.optional().meta({ description: 'The first minute in which it no longer holds' }),
  reasons: z.array(reason).meta({ description: 'Everything that speaks against entering' }),
  flags: z.array(reason).meta({ description: 'What an emergency passes over: recorded, to be made good' }),
  checkedAt: moment,
  checkCode: z.string().optional().meta({ example: 'K7QF-2M9D' }),
  pass: pass.optional().meta({ description: 'As the record has it, where the pass stands' }),
};

/** The live answer for a token. */
export class LiveAnswerDto extends createZodDto(z.strictObject(answer)) {}

/** The live answer for a gate's own device. */
export class GateAnswerDto extends createZodDto(
  z.strictObject({
    ...answer,
    gateCode: z
      .strictObject({ code: z.string(), until: moment })
      .optional()
      .meta({ description: 'The officer enters it with the check-in: so both sides have confirmed it' }),
  }),
) {}

/** A pass as its officers carry it. */
export class CarriedPassDto extends createZodDto(
  z.strictObject({
    token: z.string().meta({ description: 'What the QR code carries: which pass, for which day, hours and site' }),
    url: z.string().meta({ description: 'What the QR code holds' }),
    shortUrl: z.string().meta({ description: 'The same answer under an address that people can type' }),
    checkCode: z.string(),
    pass,
  }),
) {}

export type LiveAnswer = Shown<z.infer<z.ZodObject<typeof answer>>>;

export function passView(
  { id, visit, agencies, items, officers, site, day, from, until }: EntryPass,
  view: RegisterView,
) {
  const nameOf = (kind: 'agency' | 'item', entry: string) => {
    const name = view.find(kind, entry)?.name ?? { zh: entry, en: entry };
    return { id: entry, name };
  };
  const place = view.find('site', site);
  return {
    id,
    visit: idOf(visit),
    agencies: agencies.map((agency) => nameOf('agency', agency)),
    items: items.map((item) => nameOf('item', item)),
    officers,
    site: { id: site, name: place?.name ?? site, address: place?.address ?? '' },
    day,
    from,
    until,
  };
}

const reasonView = ({ code, article, words: said, remedy }: GateReason) => ({ code, article, words: said, remedy });

export function liveAnswerView(given: GateAnswer, view: RegisterView): LiveAnswer {
  const { verdict, words: said, ground, until, reasons, flags, checkedAt, checkCode, pass: what } = given;
  return {
    verdict,
    words: said,
    ...(ground && { ground }),
    ...(until !== undefined && { until }),
    reasons: reasons.map(reasonView),
    flags: flags.map(reasonView),
    checkedAt,
    ...(checkCode !== undefined && { checkCode }),
    ...(what && { pass: passView(what, view) }),
  };
}
