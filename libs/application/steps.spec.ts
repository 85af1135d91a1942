import { stepsAfter, type ListedEvent } from '.';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T10:00:00+08:00`;
/** Events on one day after the other, from the 2nd on. */
type Happened = readonly (ListedEvent['type'] | 'refusedByLeader')[];
const happened = (types: Happened) =>
  types.map((type, index): ListedEvent => {
    const at = day(index + 2);
    return type === 'refusedByLeader' ? { type: 'ApplicationRefused', at, stage: 'decision' } : { type, at };
  });
const steps = (types: Happened) =>
  stepsAfter(happened(types)).map(({ state, at }) => (at === undefined ? state : `${state} ${at.slice(8, 10)}`));

const submitted = ['ApplicationDrafted', 'ApplicationSigned', 'ApplicationSubmitted'] as const;
const reviewed = [...submitted, 'ReviewPassed'] as const;

describe('the three steps of an application, as lists show them', () => {
  it.each<[string, Happened, [string, string, string]]>([
    ['drafted', ['ApplicationDrafted'], ['waiting', 'ahead', 'ahead']],
    ['signed', ['ApplicationDrafted', 'ApplicationSigned'], ['done 03', 'ahead', 'ahead']],
    [
      'changed after the signature',
      ['ApplicationDrafted', 'ApplicationSigned', 'ApplicationAmended'],
      ['waiting', 'ahead', 'ahead'],
    ],
    [
      'with somebody invited after the signature',
      ['ApplicationDrafted', 'ApplicationSigned', 'ParticipantInvited'],
      ['waiting', 'ahead', 'ahead'],
    ],
    ['received', [...submitted], ['done 03', 'waiting', 'ahead']],
    ['reminded of', [...submitted, 'ReminderSent'], ['done 03', 'waiting', 'ahead']],
    ['returned', [...submitted, 'ApplicationReturned'], ['waiting', 'returned 05', 'ahead']],
    [
      'signed again after a return',
      [...submitted, 'ApplicationReturned', 'ApplicationAmended', 'ApplicationSigned'],
      ['done 07', 'returned 05', 'ahead'],
    ],
    [
      'received again',
      [...submitted, 'ApplicationReturned', 'ApplicationAmended', 'ApplicationSigned', 'ApplicationSubmitted'],
      ['done 07', 'waiting', 'ahead'],
    ],
    ['reviewed', [...reviewed], ['done 03', 'done 05', 'waiting']],
    ['refused by the bureau', [...submitted, 'ApplicationRefused'], ['done 03', 'refused 05', 'ahead']],
    ['refused by the leader', [...reviewed, 'refusedByLeader'], ['done 03', 'done 05', 'refused 06']],
    ['approved', [...reviewed, 'ApplicationApproved'], ['done 03', 'done 05', 'done 06']],
    ['revoked', [...reviewed, 'ApplicationApproved', 'ApprovalRevoked'], ['done 03', 'done 05', 'revoked 07']],
    ['expired under review', [...submitted, 'ApplicationExpired'], ['done 03', 'ahead', 'ahead']],
    ['withdrawn before the signature', ['ApplicationDrafted', 'ApplicationWithdrawn'], ['ahead', 'ahead', 'ahead']],
  ])('%s', (_what, types, expected) => {
    expect(steps(types)).toEqual(expected);
  });
});
