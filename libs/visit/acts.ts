import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { VisitCommand } from './commands';
import type { VisitEvent } from './events';
import type { VisitState } from './machine';
import { stateWords } from './texts';

/** The acts on a visit: a row a command. */
export const visitActs: Acts<VisitCommand, VisitEvent, VisitState> = {
  announce: { leadsTo: ['VisitAnnounced'], words: { zh: '登记', en: 'put on record' } },
  recordPast: { leadsTo: ['VisitAnnounced'], words: { zh: '事后补录', en: 'record afterwards' } },
  tell: {
    leadsTo: ['VisitToldBeforehand'],
    address: 'announcement',
    words: { zh: '事先告知企业', en: 'tell the enterprise' },
    fits: ({ context: { toldBeforehand, visit } }) => !toldBeforehand && visit?.basis.by !== 'service',
  },
  invite: {
    leadsTo: ['VisitParticipantInvited'],
    address: 'invitation',
    words: { zh: '邀请联合', en: 'invite' },
    fits: ({ context: { visit } }) => visit?.basis.by === 'openDay',
  },
  join: {
    leadsTo: ['VisitParticipantJoined'],
    address: 'participation',
    words: { zh: '参加联合', en: 'join' },
    fits: ({ context: { visit } }) => visit?.basis.by === 'openDay',
  },
  leave: {
    leadsTo: ['VisitParticipantLeft'],
    address: 'leaving',
    words: { zh: '退出联合', en: 'leave' },
    fits: ({ context: { visit, invited } }) => invited.length > 0 || (visit?.participants.length ?? 0) > 0,
  },
  approveSpecial: {
    leadsTo: ['SpecialVisitApproved'],
    address: 'approval',
    words: { zh: '负责人批准', en: "give the head's approval" },
    fits: ({ context: { visit, approval } }) => visit?.basis.by === 'special' && !approval,
  },
  issuePass: { leadsTo: ['PassIssued'], address: 'pass', words: { zh: '发放凭证', en: 'issue the pass' } },
  replaceOfficers: {
    leadsTo: ['VisitOfficersReplaced'],
    address: 'officers',
    words: { zh: '更换人员', en: 'replace officers' },
  },
  narrow: { leadsTo: ['VisitNarrowed'], address: 'narrowing', words: { zh: '缩小范围', en: 'narrow' } },
  cancel: { leadsTo: ['VisitCancelled'], address: 'cancellation', words: { zh: '取消', en: 'cancel' } },
  refuseAtGate: { leadsTo: ['VisitRefusedAtGate'], address: 'refusal', words: { zh: '拒绝入企', en: 'refuse entry' } },
  checkIn: { leadsTo: ['VisitCheckedIn'], address: 'check-in', words: { zh: '签到入企', en: 'check in' } },
  checkOut: { leadsTo: ['VisitCheckedOut'], address: 'check-out', words: { zh: '签离', en: 'check out' } },
  recordResult: {
    leadsTo: ['VisitResultRecorded'],
    address: 'result',
    words: { zh: '录入结果', en: 'record the result' },
  },
  makeGood: {
    leadsTo: ['VisitMadeGood'],
    address: 'proof',
    words: { zh: '补办手续', en: 'make good' },
    fits: ({ context: { visit, entered, flags } }) => visit?.basis.by === 'special' && (!entered || flags.length > 0),
  },
};

export const { commandsIn, wrongState, asPerson, unless } = grammarOf('visit', visitActs, stateWords);
