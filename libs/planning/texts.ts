import type { Catalogue } from '@anjing/lifecycle';

/** Why a day is proposed in its place, why none is, and why a suggestion cannot be accepted. */
export const planningTexts = {
  'planning.not-a-month': {
    message: { zh: '“{month}”不是有效月份。', en: '{month} is not a month.' },
    remedy: { zh: '按 YYYY-MM 填写。', en: 'Write it as YYYY-MM.' },
    article: 'API',
  },
  'planning.calendar-missing': {
    message: {
      zh: '{year}年的放假安排尚未公布或尚未载入。',
      en: 'The working days of {year} are not published or not loaded yet.',
    },
    remedy: { zh: '待{year}年放假安排载入后再查询。', en: 'Ask again once the calendar of {year} is loaded.' },
    article: 'rules §2',
  },
  'planning.no-open-day': {
    message: { zh: '{month}已没有可用的期外工作日。', en: 'No open working day is left in {month}.' },
    remedy: {
      zh: '改查下月；确需在安静生产期内检查的，另行申请审批。',
      en: 'Ask for the next month; what cannot wait until then needs an approval.',
    },
    article: 'notice 一(一)',
  },
  'planning.cap-reached': {
    message: {
      zh: '本部门{year}年对该企业已安排{count}次检查，达到上限{cap}次。',
      en: 'The agency has {count} visits to this enterprise in {year}, which is the most there may be ({cap}).',
    },
    remedy: {
      zh: '先以非现场方式核实；确需到场的参加其他部门的检查。',
      en: 'Settle it off site first, or take part in another agency’s visit.',
    },
    article: 'notice 三(二)',
  },
  'planning.item-cap-reached': {
    message: {
      zh: '{item}的年度计划频次为{cap}次，{year}年已安排{count}次。',
      en: 'The plan has {item} {cap} times a year; {count} are made or planned in {year}.',
    },
    remedy: { zh: '不再安排该事项，或先修订年度检查计划。', en: 'Leave the item out, or have the plan amended first.' },
    article: 'notice 三(二)',
  },
  'planning.not-planned': {
    message: { zh: '{item}不在已备案的年度检查计划内。', en: '{item} is not in the accepted plan of the year.' },
    remedy: { zh: '列入计划，或写明理由。', en: 'Have it planned, or record the reason why it is not.' },
    article: 'notice 三(二)',
  },
  'planning.not-this-month': {
    message: { zh: '{item}计划于{months}月检查。', en: 'The plan has {item} in the months {months}.' },
    remedy: { zh: '改在计划月份，或写明理由。', en: 'Choose a planned month, or record the reason.' },
    article: 'notice 三(二)',
  },
  'planning.joins': {
    message: {
      zh: '当日另有部门到该企业（{kind}）：进一扇门、查多项事。',
      en: 'Another agency goes there that day ({kind}): one door, several checks.',
    },
    remedy: { zh: '与{post}联系，一同前往。', en: 'Ask the {post} and go together.' },
    article: 'notice 二(三)',
  },
  'planning.own-visit': {
    message: { zh: '本部门当日已到该企业检查。', en: 'The agency itself goes there that day.' },
    remedy: { zh: '一并实施。', en: 'Do both in one visit.' },
    article: 'notice 三(一)',
  },
  'planning.repeats': {
    message: {
      zh: '与{date}的检查相隔{days}天，不足{within}天。',
      en: '{days} days from the visit of {date}, closer than {within}.',
    },
    remedy: { zh: '并入该次检查，或选择更远的日期。', en: 'Join that visit, or choose a day farther away.' },
    article: 'notice 三(一)',
  },
  'planning.load': {
    message: { zh: '当日该开发区已安排{count}次检查。', en: '{count} visits are planned in the zone that day.' },
    remedy: { zh: '优先选择安排较少的日期。', en: 'Days with fewer visits come first.' },
    article: 'notice 三(一)',
  },
  'planning.unknown-site': {
    message: { zh: '没有登记该地址：{id}。', en: 'No site {id} is on the register.' },
    remedy: { zh: '核对检查对象的地址编号。', en: 'Check the id of the target.' },
    article: 'notice annex',
  },
  'planning.outside-zone': {
    message: { zh: '该地址不在开发区内。', en: 'The site lies outside every development zone.' },
    remedy: {
      zh: '不适用安静生产期；任何工作日均可。',
      en: 'The quiet period does not hold there; any working day will do.',
    },
    article: 'notice 一(一)',
  },
  'planning.unknown-item': {
    message: { zh: '{id}不是本部门已公布的事项。', en: '{id} is no published item of your agency.' },
    remedy: { zh: '只能查询本部门清单内的事项。', en: 'Ask for items of your own published list.' },
    article: 'notice 三(一)',
  },
  'planning.unknown-suggestion': {
    message: { zh: '没有该建议，或情况已变化。', en: 'There is no such suggestion, or things have changed since.' },
    remedy: { zh: '重新查询本月建议。', en: 'Ask for the suggestions of the month again.' },
    article: 'notice 二(三)',
  },
  'planning.not-the-lead': {
    message: { zh: '该建议由{lead}牵头。', en: '{lead} would lead this visit.' },
    remedy: { zh: '请牵头部门发出邀请。', en: 'Ask the lead agency to invite you.' },
    article: 'notice 三(四)',
  },
  'planning.no-application-needed': {
    message: { zh: '{date}在安静生产期之外，不需审批。', en: '{date} is an open day and needs no approval.' },
    remedy: {
      zh: '与{post}约定，并在当日的检查中邀请其参加。',
      en: 'Agree with the {post}, and invite them to the visit of that day.',
    },
    article: 'notice 一(一)',
  },
} as const satisfies Catalogue;

export type PlanningCode = keyof typeof planningTexts;
