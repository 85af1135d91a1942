import type { Catalogue, Words } from '@anjing/lifecycle';
import type { AlertStateName } from './machine';

/** What people call the states (rules §7). */
export const stateWords: Readonly<Record<AlertStateName, Words>> = {
  absent: { zh: '未预警', en: 'not raised' },
  raised: { zh: '已预警待处理', en: 'raised' },
  followedUp: { zh: '督办中', en: 'being followed up' },
  answered: { zh: '已回复待办结', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
  cleared: { zh: '已排除', en: 'cleared' },
};

/** Every reason for which an act on an alert is refused, with its remedy and article. */
export const alertTexts = {
  'alert.wrong-state': {
    message: { zh: '预警处于“{state}”状态，不能办理此事项。', en: 'The alert is {state}; this act does not follow.' },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §7',
  },
  'alert.already-raised': {
    message: { zh: '该事实已经预警。', en: 'This fact has raised its alert already.' },
    remedy: { zh: '在原预警中办理。', en: 'Act on the alert that stands.' },
    article: 'rules §7',
  },
  'alert.no-bureau': {
    message: {
      zh: '没有司法行政部门负责督办{agency}。',
      en: 'No judicial bureau follows up on {agency}.',
    },
    remedy: { zh: '先登记该部门的层级和辖区。', en: 'Record its level and area first.' },
    article: 'notice 四(三)',
  },
  'alert.no-rule-pack': {
    message: { zh: '该辖区当日没有生效的规则包。', en: 'No rule pack is in effect for this area today.' },
    remedy: { zh: '请平台管理员载入规则包。', en: 'An administrator loads the rule pack.' },
    article: 'rules §2',
  },
  'alert.text-missing': {
    message: { zh: '内容未填写。', en: 'The text is empty.' },
    remedy: { zh: '写明内容和理由。', en: 'Write what is meant, and why.' },
    article: 'rules §7',
  },
  'alert.text-too-long': {
    message: { zh: '内容超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短后再提交。', en: 'Shorten it.' },
    article: 'rules §7',
  },
  'alert.days-out-of-range': {
    message: { zh: '回复时限须为1至{most}个工作日。', en: 'An answer is given 1 to {most} working days.' },
    remedy: { zh: '更正时限；不填则按规则包。', en: 'Correct the number, or leave it out for that of the rule pack.' },
    article: 'rules §7',
  },
  'alert.wrong-bureau': {
    message: { zh: '本预警由{expected}督办。', en: 'This alert is followed up by {expected}.' },
    remedy: { zh: '由与该部门同级的司法行政部门办理。', en: 'The judicial bureau of the agency’s own level acts.' },
    article: 'notice 四(三)',
  },
  'alert.wrong-agency': {
    message: { zh: '本预警由{expected}回复。', en: 'This alert is answered by {expected}.' },
    remedy: { zh: '由被督办部门人员办理。', en: 'Somebody of the agency that was asked answers.' },
    article: 'rules §7',
  },
  'alert.own-agency': {
    message: {
      zh: '您在被督办部门任职，不能督办或排除本预警。',
      en: 'You hold a post in the agency concerned and may not follow up on it.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §3',
  },
  'alert.person-only': {
    message: { zh: '督办、回复、办结须由本人登录办理。', en: 'Follow-up, answer and closing are acts of a person.' },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
  'alert.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按预警现有期限办理。', en: 'Go by the deadlines the alert has now.' },
    article: 'rules §7',
  },
} as const satisfies Catalogue;

export type AlertCode = keyof typeof alertTexts;
