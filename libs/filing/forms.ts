import { asPrivate, dayOfYear, entryId, exactText, writtenText, type Shape } from '@anjing/lifecycle';
import { z } from 'zod';
import { asDate, asItem, asMonths, asNumber, asCircumstance, asYes, column } from './columns';

// What agencies write. Bodies, sheets and registers read it by these schemas, and answers show it as they say; what it may
// say is judged in judge-form.ts, all findings at once.

/** Longest text that is read at all, in UTF-16 units: what a list or plan may hold of it is the pack's to say. */
const read = 20_000;
const most = 5_000;

const agency = entryId('agency');
const exact = () => exactText.max(read);
const written = () => writtenText.max(read);

/** What the registers keep of an item, too. */
export const itemFields = {
  name: z.strictObject({
    zh: column(exact(), ['nameZh', '事项名称', '名称']),
    en: column(exact(), ['nameEn', '英文名称'], { elseOf: 'name/zh' }),
  }),
  /** The provision that gives the power to inspect. */
  legalBasis: column(written().meta({ description: 'The provision that gives the power to inspect' }), [
    'legalBasis',
    '法律依据',
    '设定依据',
  ]),
  /** Whether the item can be settled without going there (notice 二(二)). */
  offSitePossible: column(z.boolean().exactOptional(), ['offSitePossible', '可非现场'], { as: asYes }),
};

/** One item of an item list (行政执法事项清单). */
export const listedItem = z.strictObject({
  /** The item's short name within its agency: `work-safety`. With the agency's it makes the item's id in the registers. */
  key: column(
    z.string().max(200).meta({ description: "Short name within the agency: `item/<agency>-<key>` is the item's id" }),
    ['key', '事项简称', '简称'],
  ),
  ...itemFields,
  /** First day on which it may be used; from acceptance where absent or earlier. */
  effectiveFrom: column(dayOfYear.exactOptional(), ['effectiveFrom', '生效日期'], { as: asDate }),
  /** Kept on the list for the public to see, but no longer to be used. */
  withdrawn: column(z.boolean().exactOptional(), ['withdrawn', '已撤销', '撤销'], { as: asYes }),
});
export type ListedItem = Shape<typeof listedItem>;

/** An item that may be inspected under one of the seven special circumstances (notice 一(二)). */
export const specialItem = z.strictObject({
  /** Id of a published item. */
  item: column(entryId('item'), ['item', '事项编号', '事项简称'], { as: asItem }),
  circumstance: column(z.int().meta({ description: '1 to 7 (notice 一(二))' }), ['circumstance', '特殊情形', '情形'], {
    as: asCircumstance,
  }),
});
export type SpecialItem = Shape<typeof specialItem>;

/** One line of an annual plan (年度检查计划). */
export const plannedItem = z.strictObject({
  /** Id of a published item. */
  item: column(entryId('item'), ['item', '事项编号', '事项简称'], { as: asItem }),
  frequency: column(
    z.int().meta({ description: 'Most visits to one enterprise in the year' }),
    ['frequency', '检查频次', '频次'],
    { as: asNumber },
  ),
  scope: column(written().meta({ description: 'Which enterprises, in words; published' }), [
    'scope',
    '检查范围',
    '范围',
  ]),
  /** 1 to 12: the months in which visits are planned. */
  months: column(z.array(z.int()).max(50), ['months', '检查月份', '月份'], { as: asMonths }),
  /** Planned as off-site supervision. */
  offSite: column(z.boolean().exactOptional(), ['offSite', '非现场'], { as: asYes }),
});
export type PlannedItem = Shape<typeof plannedItem>;

/** One special visit of a month, as the record of the visit has it (临时性检查情况). */
const returnRow = z.strictObject({
  /** Stream of the visit: `visit/…`. */
  visit: z.string(),
  site: z.string(),
  enterprise: z.string(),
  /** Ids of the items inspected. */
  items: z.array(z.string()),
  /** 1 to 7. */
  circumstance: z.int(),
  day: dayOfYear,
  /** How many officers went. */
  officers: z.int(),
  /** The head's approval came later than the rules allow (rules §4). */
  lateApproval: z.boolean(),
  /** Name of the visit's result, as its own lifecycle gives it. */
  result: z.string().exactOptional(),
});
export type ReturnRow = Shape<typeof returnRow>;

const itemList = z.strictObject({
  filing: z.literal('itemList'),
  agency,
  items: z.array(listedItem).max(most),
});
const specialList = z.strictObject({
  filing: z.literal('specialList'),
  agency,
  entries: z.array(specialItem).max(most),
});
const annualPlan = z.strictObject({
  filing: z.literal('annualPlan'),
  agency,
  /** The year that is planned. */
  year: z.int(),
  entries: z.array(plannedItem).max(most),
  /** Day on which the agency issued the plan; asked for where the pack counts from it. */
  issuedOn: dayOfYear.exactOptional(),
});
const monthlyReturn = z.strictObject({
  filing: z.literal('monthlyReturn'),
  agency,
  month: z.string().max(20).meta({ description: 'YYYY-MM', example: '2026-03' }),
  remark: asPrivate(written()).exactOptional(),
});

/** What an agency writes of each kind of filing. A return's rows are not among it: they come from the recorded visits. */
export const filingForm = z.discriminatedUnion('filing', [itemList, specialList, annualPlan, monthlyReturn]);
export type FilingForm = Shape<typeof filingForm>;

/** What a filing says. */
export const filingContent = z.discriminatedUnion('filing', [
  itemList,
  specialList,
  annualPlan,
  monthlyReturn.extend({ rows: z.array(returnRow) }),
]);
export type FilingContent = Shape<typeof filingContent>;

/** Which filing of an agency is meant: its list, its plan for a year, its return for a month. */
export type FilingPeriod =
  | { readonly filing: 'itemList' | 'specialList' }
  | Pick<Extract<FilingForm, { filing: 'annualPlan' }>, 'filing' | 'year'>
  | Pick<Extract<FilingForm, { filing: 'monthlyReturn' }>, 'filing' | 'month'>;
