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
    mostEntries: 500,
    longestName: 100,
    longestText: 500,
    longestReason: 2000,
    article: 'rules §5',
  },
  joint: { mostParticipants: 9, joinWithinDays: 15, article: 'notice 二(三)' },
  planning: {
    hours: [
      { from: '09:00', until: '12:00' },
      { from: '14:30', until: '17:30' },
    ],
    mostVisitsAYear: 4,
    repeatWithinDays: 30,
    leastMinutes: 60,
    doorsPerOfficerDay: 2,
    exactUpTo: 8,
    mostSteps: 1_000_000,
    article: 'notice 三(一)',
  },
  inquiry: {
    answer: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0], article: 'notice 二(一)' },
    longestAnswer: 20,
    conclusion: { workingDays: 10, remindBefore: [1, 0], escalateAfter: [0, 3], article: 'notice 二(二)' },
    mostItems: 50,
    longestText: 2000,
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
  supervision: {
    handling: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0, 3], article: 'notice 四(三)' },
    answer: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0, 3], article: 'notice 四(三)' },
    longestAnswer: 30,
    longestText: 2000,
    models: {
      'visit-without-pass': { article: 'notice 三(五)' },
      'outside-approval': { minutesOver: 15, article: 'notice 三(五)' },
      'other-circumstances': { sharePercent: 20, atLeast: 3, article: 'notice 一(二)' },
      // An accident or a hazard under repair brings officers as often as it must (rules §4).
      'repeated-visits': { withinDays: 30, exemptCircumstances: [1, 3], article: 'notice 三(一)' },
      // Two are shown to people before they file; three apart are an alert.
      'many-headed': { withinDays: 15, agencies: 3, exemptCircumstances: [1, 3], article: 'notice 三(一)' },
      'overdue-filing': { article: 'notice 三(三)' },
      'plan-overrun': { article: 'notice 三(二)' },
      'officer-without-certificate': { article: 'notice 三(五)' },
      'emergency-not-made-good': { article: 'rules §4' },
      'founded-complaint': { article: 'notice 四(三)' },
    },
  },
};
