import type { Catalogue } from '@anjing/lifecycle';

const article = 'rules §6';

/** Why a pass lets nobody in, and what is said beside a verdict. */
export const passTexts = {
  'pass.malformed': {
    message: { zh: '不是本系统的入企凭证。', en: 'This is no entry pass.' },
    remedy: { zh: '重新扫描凭证上的二维码。', en: 'Scan the QR code of the pass again.' },
    article,
  },
  'pass.unknown-key': {
    message: { zh: '凭证的签名密钥不在已公布的密钥中。', en: 'The pass names a key that is not published.' },
    remedy: {
      zh: '联网更新密钥后再查验；仍然如此即为伪造。',
      en: 'Fetch the keys again; if it stays so, it is forged.',
    },
    article,
  },
  'pass.forged': {
    message: { zh: '凭证签名无效，系伪造或被篡改。', en: 'The signature is wrong: forged or altered.' },
    remedy: { zh: '不要放行，并向司法行政部门报告。', en: 'Let nobody in, and tell the judicial bureau.' },
    article,
  },
  'pass.other-service': {
    message: { zh: '凭证属于另一系统。', en: 'The pass belongs to another service.' },
    remedy: { zh: '按凭证上的地址查验。', en: 'Check it where it belongs.' },
    article,
  },
  'pass.wrong-day': {
    message: { zh: '凭证只在{day}有效。', en: 'The pass is for {day} only.' },
    remedy: { zh: '当日再来。', en: 'Come on that day.' },
    article,
  },
  'pass.too-early': {
    message: { zh: '凭证自{from}起有效。', en: 'The pass begins at {from}.' },
    remedy: { zh: '到时再来。', en: 'Come back then.' },
    article,
  },
  'pass.expired': {
    message: { zh: '凭证已于{until}失效。', en: 'The pass ended at {until}.' },
    remedy: { zh: '另行取得凭证。', en: 'A new pass is needed.' },
    article,
  },
  'pass.wrong-site': {
    message: { zh: '凭证用于另一地址。', en: 'The pass is for another site.' },
    remedy: { zh: '前往凭证所载地址。', en: 'Go to the site that it names.' },
    article,
  },
  'pass.wrong-officers': {
    message: { zh: '{officers}不是凭证所载执法人员。', en: 'Not among the officers of the pass: {officers}.' },
    remedy: {
      zh: '由凭证所载人员入企；更换人员后凭证重新签发。',
      en: 'Let the officers of the pass go; once officers are replaced, the pass is issued anew.',
    },
    article,
  },
  'pass.revoked': {
    message: { zh: '凭证已被撤销或已由新凭证替代。', en: 'The pass was revoked, or another has taken its place.' },
    remedy: { zh: '出示现行凭证。', en: 'Show the pass that stands now.' },
    article,
  },
  'pass.used': {
    message: {
      zh: '该凭证已于{at}使用，所载人员已入企。',
      en: 'The pass was used at {at}: its officers have gone in.',
    },
    remedy: {
      zh: '再次入企须逐一核对执法证件号。',
      en: 'Those who come back are let in once the numbers of their certificates are compared.',
    },
    article,
  },
  'pass.unknown-code': {
    message: { zh: '今天没有这个核对码的有效凭证。', en: 'No pass that stands today has this check code.' },
    remedy: { zh: '重新输入，或扫描二维码。', en: 'Type it again, or scan the QR code.' },
    article,
  },
  'pass.rest-unseen': {
    message: {
      zh: '离线不能核对部门、事项和执法人员。',
      en: 'Agencies, items and officers cannot be checked without a connection.',
    },
    remedy: {
      zh: '致电或联网核对；凭证上打印的文字不作数。',
      en: 'Call, or check online: what is printed beside the code proves nothing.',
    },
    article,
  },
  'pass.device-clock': {
    message: {
      zh: '本设备时钟偏差{minutes}分钟，请校准。',
      en: 'The clock of this device is {minutes} minutes off: set it right.',
    },
    remedy: { zh: '校准设备时钟后再查验。', en: 'Set the clock and check again.' },
    article,
  },
  'pass.list-missing': {
    message: { zh: '本设备没有吊销名单。', en: 'This device has no revocation list.' },
    remedy: { zh: '联网获取吊销名单。', en: 'Go online and fetch it.' },
    article,
  },
  'pass.list-old': {
    message: { zh: '吊销名单已过期（{issuedAt}）。', en: 'The revocation list is old ({issuedAt}).' },
    remedy: { zh: '联网更新吊销名单。', en: 'Go online and fetch a new one.' },
    article,
  },
} as const satisfies Catalogue;

export type PassCode = keyof typeof passTexts;
