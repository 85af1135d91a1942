import type { RulePack } from '../pack';

/**
 * 赣州市人民政府办公室关于进一步推动企业“安静生产期”制度落实的通知, of 2 April 2022, as docs/notice.md reads it.
 * Another city is another file like this one.
 */
export const ganzhou2022: RulePack = {
  id: 'ganzhou-2022',
  version: 1,
  title: { zh: '赣州市企业“安静生产期”制度', en: 'Quiet production period of Ganzhou' },
  jurisdictions: ['jurisdiction/ganzhou'],
  effectiveFrom: '2022-04-02',
  source: {
    title: {
      zh: '赣州市人民政府办公室关于进一步推动企业“安静生产期”制度落实的通知',
      en: 'Notice of the Ganzhou city government office on carrying out the quiet production period',
    },
    number: '2022年第34号',
    date: '2022-04-02',
  },
  quiet: { rule: { kind: 'days-of-month', from: 1, to: 25 }, article: 'notice 一(一)' },
  leadTime: {
    workingDays: 5,
    openOfBusiness: '08:30',
    closeOfBusiness: '17:30',
    clearDays: false,
    article: 'notice 三(四)',
  },
  review: { workingDays: 2, remindBefore: [1, 0], escalateAfter: [0, 1], article: 'rules §3' },
  decision: { workingDays: 2, remindBefore: [1, 0], escalateAfter: [0, 1], article: 'rules §3' },
  application: {
    warnDaysBefore: [2, 1, 0],
    minimumOfficers: 2,
    longestReason: 2000,
    longestOpinion: 1000,
    mostDays: 31,
    mostItems: 50,
    number: '{office}安审〔{year}〕{n}号',
    article: 'notice 三(四)',
  },
  filing: {
    annualPlan: {
      opens: { month: 11, day: 1 },
      due: { month: 12, day: 31, roll: 'never' },
      remindOn: [
        { month: 12, day: 1 },
        { month: 12, day: 15 },
        { month: 12, day: 25 },
      ],
      remindOnLastWorkingDay: true,
      late: [
        { afterWorkingDays: 0, tell: 'bureau' },
        { afterWorkingDays: 3, tell: 'office' },
      ],
      article: 'notice 三(二)',
    },
    monthlyReturn: {
      due: { day: 5, roll: 'forward' },
      remindOn: [1, 4],
      late: [
        { afterWorkingDays: 0, tell: 'bureau' },
        { afterWorkingDays: 3, tell: 'office' },
      ],
      article: 'notice 三(三)',
    },
    acceptance: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0, 1], article: 'rules §5' },
    confirmation: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0], article: 'rules §5' },
    digest: {
      // The last filing in time, five working days for the bureau, and two to put them together.
      afterWorkingDays: { itemList: 5, specialList: 5, annualPlan: 7, monthlyReturn: 7 },
      article: 'rules §5',
    },
    mostVisitsAYear: 4,
    mostEntries: 500,
    longestName: 100,
    longestText: 500,
    longestReason: 2000,
    article: 'rules §5',
  },
  routes: [
    { standing: 'local', level: 'city', jurisdiction: 'own', article: 'notice 三(四)' },
    { standing: 'local', level: 'county', jurisdiction: 'own', article: 'notice 三(四)' },
    { standing: 'local', level: 'committee', jurisdiction: 'own', article: 'notice 三(四)' },
    // Tax and customs answer to their ministries; their offices in the city are bound all the same (一(一)) and go the way of their level.
    { standing: 'vertical', level: 'city', jurisdiction: 'own', article: 'rules §3' },
    { standing: 'vertical', level: 'county', jurisdiction: 'own', article: 'rules §3' },
    { standing: 'vertical', level: 'committee', jurisdiction: 'own', article: 'rules §3' },
    { standing: 'provincial', level: 'city', jurisdiction: 'city', article: 'rules §3' },
    { standing: 'resident', level: 'city', jurisdiction: 'city', article: 'rules §3' },
  ],
};
