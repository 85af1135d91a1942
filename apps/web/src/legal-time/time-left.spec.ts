import { timeLeft } from './time-left';

const at = (text: string) => Date.parse(`2026-03-${text}:00+08:00`);
const counted = ['2026-03-11', '2026-03-12'].map((date) => ({ date }));
const due = '2026-03-12T17:30:00+08:00';
const week = Array.from({ length: 14 }, (_, day) => {
  const date = `2026-03-${String(day + 2).padStart(2, '0')}`;
  return { date, working: ![7, 8, 14, 15].includes(day + 2), quiet: true, reason: '' };
});

describe('the time that is left', () => {
  it.each([
    ['on the day before the first counted day', '10T18:00', { kind: 'days', left: 2, spent: 0 }],
    ['on the first counted day', '11T09:40', { kind: 'days', left: 2, spent: 0 }],
    ['on the last one in hours', '12T09:40', { kind: 'hours', hours: 7, minutes: 50, left: 1, spent: 1 }],
    ['at the moment itself it is late', '12T17:30', { kind: 'late', days: 0, counted: 2 }],
    ['a working day later', '13T09:00', { kind: 'late', days: 1, counted: 2 }],
    ['over a weekend no more days are late', '15T09:00', { kind: 'late', days: 1, counted: 2 }],
  ])('%s', (_, now, expected) => {
    expect(timeLeft(due, counted, at(now), week)).toEqual(expected);
  });

  it('is undecided where the house gives no date', () => {
    expect(timeLeft(null, undefined, at('11T09:00'), week)).toEqual({ kind: 'open' });
  });

  it('says no number of days where the calendar does not reach back', () => {
    expect(timeLeft('2026-02-27T17:30:00+08:00', counted, at('11T09:00'), week)).toEqual({
      kind: 'late',
      days: undefined,
      counted: 2,
    });
  });
});
