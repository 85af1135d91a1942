import type { Catalogue, Words } from '@anjing/lifecycle';
import type { DigestStateName } from './machine';

/** What people call the states (rules §5). */
export const stateWords: Readonly<Record<DigestStateName, Words>> = {
  absent: { zh: '未建立', en: 'not there yet' },
  open: { zh: '汇总中', en: 'being put together' },
  sent: { zh: '已抄送', en: 'sent' },
};

/** Every reason for which a digest's act is refused, with its remedy and article. */
export const digestTexts = {
  'digest.wrong-state': {
    message: { zh: '汇总处于“{state}”状态，不能办理此事项。', en: 'The digest is {state}; this act does not follow.' },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §5',
  },
  'digest.already-open': {
    message: { zh: '该期汇总已经建立。', en: 'The digest of this period is there already.' },
    remedy: { zh: '无需再建。', en: 'Nothing is to be done.' },
    article: 'rules §5',
  },
  'digest.already-noted': {
    message: { zh: '该备案的这一版本已经汇入。', en: 'This version of the filing is in the digest already.' },
    remedy: { zh: '无需再汇。', en: 'Nothing is to be done.' },
    article: 'rules §5',
  },
  'digest.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按汇总现有期限办理。', en: 'Go by the deadlines the digest has now.' },
    article: 'rules §5',
  },
  'digest.unknown-filing': {
    message: { zh: '备案{id}不在本汇总中。', en: 'The filing {id} is not in this digest.' },
    remedy: { zh: '选择汇总所列的备案。', en: 'Choose one of the filings that the digest lists.' },
    article: 'notice 三(二)',
  },
  'digest.reason-missing': {
    message: { zh: '未写明理由。', en: 'The reason is missing.' },
    remedy: { zh: '写明何处不合理、应如何更正。', en: 'Say what is unreasonable and how to mend it.' },
    article: 'notice 三(二)',
  },
  'digest.text-too-long': {
    message: { zh: '文字超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短到{limit}字以内。', en: 'Shorten it to {limit} characters.' },
    article: 'rules §5',
  },
  'digest.wrong-office': {
    message: { zh: '本汇总抄送的不是您所在单位。', en: 'This digest was sent to another office than yours.' },
    remedy: { zh: '由收到抄送的营商环境办办理。', en: 'The office that received it must act.' },
    article: 'notice 三(二)',
  },
  'digest.person-only': {
    message: {
      zh: '要求更正须由本人登录办理。',
      en: 'A request for correction is an act of a person in their own session.',
    },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
} as const satisfies Catalogue;

export type DigestCode = keyof typeof digestTexts;
