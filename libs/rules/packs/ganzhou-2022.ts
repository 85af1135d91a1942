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
    refusalGrounds: [
      {
        code: 'open-day-will-do',
        words: { zh: '可在“安静生产期”外检查', en: 'an open day will do' },
        article: 'notice 一(一)',
      },
      {
        code: 'off-site-will-do',
        words: { zh: '可非现场核查', en: 'it can be settled off site' },
        article: 'notice 二(二)',
      },
      {
        code: 'to-be-joined',
        words: { zh: '应联合检查', en: 'it has to be joined with others' },
        article: 'notice 二(三)',
      },
      {
        code: 'repeated',
        words: { zh: '重复检查、多头检查', en: 'a repeated or many-headed visit' },
        article: 'notice 三(一)',
      },
      {
        code: 'reason-insufficient',
        words: { zh: '理由不充分', en: 'the reason does not suffice' },
        article: 'notice 三(四)',
      },
      { code: 'other', words: { zh: '其他', en: 'another ground' }, article: 'notice 三(四)' },
    ],
    article: 'notice 三(四)',
  },
  visit: {
    circumstances: [
      {
        number: 1,
        name: { zh: '突发性安全事故、卫生健康流行疾病或疫情防控', en: 'sudden accident, epidemic' },
        emergency: true,
        ownApproval: false,
        hidden: false,
        proof: [{ field: 'alertNumber', name: { zh: '警情或事故编号', en: 'alert or accident number' } }],
        article: 'notice 一(二)',
      },
      {
        number: 2,
        name: {
          zh: '国家、省统一部署的专项整治、“双随机”、产品质量抽检',
          en: 'unified national or provincial task: safety campaign, random inspection, product-quality sampling',
        },
        emergency: false,
        ownApproval: false,
        hidden: false,
        proof: [
          {
            field: 'issuerLevel',
            name: { zh: '部署机关层级', en: 'level of the issuing body' },
            choices: [
              { value: 'national', name: { zh: '国家', en: 'national' }, admitted: true },
              { value: 'provincial', name: { zh: '省', en: 'provincial' }, admitted: true },
              { value: 'city', name: { zh: '市', en: 'city' }, admitted: false },
              { value: 'county', name: { zh: '县', en: 'county' }, admitted: false },
            ],
          },
          { field: 'issuer', name: { zh: '部署机关', en: 'issuing body' } },
          { field: 'documentNumber', name: { zh: '文号', en: 'document number' } },
        ],
        article: 'notice 一(二)',
      },
      {
        number: 3,
        name: { zh: '较大安全隐患整改现场督促', en: 'major hidden danger being put right' },
        emergency: true,
        ownApproval: false,
        hidden: false,
        proof: [{ field: 'hazardNoticeNumber', name: { zh: '隐患整改通知书编号', en: 'hazard notice number' } }],
        article: 'notice 一(二)',
      },
      {
        number: 4,
        name: {
          zh: '重点监管污染源、特种设备、食品药品、消防、危化品、建筑施工等安全问题',
          en: 'key polluters, special equipment, food and drugs, fire, hazardous chemicals, construction',
        },
        emergency: false,
        ownApproval: false,
        hidden: false,
        proof: [
          {
            field: 'category',
            name: { zh: '类别', en: 'category' },
            choices: [
              { value: 'key-polluter', name: { zh: '重点监管污染源', en: 'key polluter' }, admitted: true },
              { value: 'special-equipment', name: { zh: '特种设备', en: 'special equipment' }, admitted: true },
              { value: 'food-drug', name: { zh: '食品药品', en: 'food and drugs' }, admitted: true },
              { value: 'fire', name: { zh: '消防', en: 'fire' }, admitted: true },
              { value: 'hazardous-chemicals', name: { zh: '危化品', en: 'hazardous chemicals' }, admitted: true },
              { value: 'construction', name: { zh: '建筑施工', en: 'construction' }, admitted: true },
            ],
          },
          { field: 'registerNumber', name: { zh: '登记编号', en: 'register number' } },
        ],
        article: 'notice 一(二)',
      },
      {
        number: 5,
        name: { zh: '投诉举报、案件查处调查取证', en: 'evidence for a complaint or a case' },
        emergency: false,
        ownApproval: false,
        hidden: true,
        proof: [{ field: 'caseNumber', name: { zh: '投诉举报或案件编号', en: 'complaint or case number' } }],
        article: 'notice 一(二)',
      },
      {
        number: 6,
        name: { zh: '偷逃抗骗税及风险应对的税务检查', en: 'tax evasion, fraud, resistance and tax-risk checks' },
        emergency: false,
        ownApproval: false,
        hidden: true,
        proof: [{ field: 'taxTaskNumber', name: { zh: '税收风险任务编号', en: 'tax-risk task number' } }],
        article: 'notice 一(二)',
      },
      {
        number: 7,
        name: { zh: '其他确需到现场检查', en: 'other, truly necessary' },
        emergency: false,
        ownApproval: true,
        hidden: false,
        proof: [{ field: 'reason', name: { zh: '书面理由', en: 'written reason' } }],
        article: 'notice 一(二)',
      },
    ],
    makeGood: { workingDays: 1, remindBefore: [0], escalateAfter: [0], article: 'rules §4' },
    result: { workingDays: 3, remindBefore: [1, 0], escalateAfter: [0, 2], article: 'rules §6' },
    correctableDays: 15,
    repeatedWithinDays: 30,
    manyHeadedWithinDays: 15,
    mostVisitsAYear: 4,
    resultsKnownDays: 365,
    mostItems: 50,
    longestText: 2000,
    article: 'notice 三(一)',
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
  joint: { mostParticipants: 9, workingDaysToConsent: 2, article: 'notice 二(三)' },
  planning: {
    hours: [
      { from: '09:00', until: '12:00' },
      { from: '14:30', until: '17:30' },
    ],
    leastMinutes: 60,
    doorsPerOfficerDay: 2,
    exactUpTo: 8,
    mostSteps: 1_000_000,
    article: 'notice 三(一)',
  },
  complaint: {
    acknowledgement: { workingDays: 1, remindBefore: [0], escalateAfter: [0, 1], article: 'rules §7' },
    answer: { workingDays: 15, remindBefore: [5, 1, 0], escalateAfter: [0, 5], article: 'rules §7' },
    statement: { workingDays: 5, remindBefore: [1, 0], escalateAfter: [0], article: 'rules §7' },
    closure: { workingDays: 10, remindBefore: [1, 0], escalateAfter: [0], article: 'rules §7' },
    subjects: [
      {
        key: 'no-approval',
        name: { zh: '未经批准入企检查', en: 'an inspection without approval' },
        article: 'notice 三(四)',
      },
      {
        key: 'outside-approval',
        name: {
          zh: '超出审批的事项、时间、理由、对象',
          en: 'an inspection beyond the approved items, time, reason or target',
        },
        article: 'notice 三(五)',
      },
      {
        key: 'outside-list',
        name: { zh: '事项清单之外的检查', en: 'an inspection outside the published list' },
        article: 'notice 三(一)',
      },
      {
        key: 'repeated',
        name: { zh: '随意检查、重复检查、多头检查', en: 'arbitrary, repeated or many-headed inspections' },
        article: 'notice 三(一)',
      },
      {
        key: 'disturbance',
        name: { zh: '影响正常生产经营', en: 'disturbance of production' },
        article: 'notice 三(五)',
      },
      {
        key: 'attendance-forced',
        name: {
          zh: '强制要求企业法定代表人陪同',
          en: 'the legal representative was forced to attend',
        },
        article: 'notice 三(五)',
      },
      {
        key: 'refused-at-gate',
        name: { zh: '门岗拒绝入企', en: 'entry refused at the gate' },
        article: 'notice 三(五)',
      },
      { key: 'other', name: { zh: '其他', en: 'something else' }, article: 'notice 四(三)' },
    ],
    hotlines: [
      {
        number: '8991048',
        name: {
          zh: '市司法局行政执法协调监督科',
          en: 'city judicial bureau, coordination and supervision of enforcement',
        },
        article: 'notice 四(三)',
      },
      {
        number: '8991269',
        name: { zh: '市营商环境办', en: 'city business-environment office' },
        article: 'notice 四(三)',
      },
    ],
    shortestText: 10,
    longestText: 5000,
    longestName: 100,
    article: 'notice 四(三)',
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
