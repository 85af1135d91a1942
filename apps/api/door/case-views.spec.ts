import type { Actor } from '@anjing/lifecycle';
import { RegisterBook } from '@anjing/registers';
import { whoOf } from './case-views';

const nobody = new RegisterBook().asOf('2026-03-02T09:00:00+08:00');

describe('who did something', () => {
  it.each<[Actor, zh: string, en: string]>([
    [{ kind: 'reaction' }, '系统（关联事项）', 'the system (following from another case)'],
    [{ kind: 'opener' }, '系统（按期开启）', 'the system (opening what a period asks for)'],
    [{ kind: 'supervisor' }, '系统（监督模型）', 'the system (alert models)'],
    [{ kind: 'installer' }, '系统（安装）', 'the system (installation)'],
    [{ kind: 'clock' }, '时限', 'time'],
    // From before the parts of the house were told apart.
    [{ kind: 'reactor' }, '系统', 'the system'],
  ])('%j is told in words', (actor, zh, en) => {
    expect([whoOf(nobody, actor, 'zh'), whoOf(nobody, actor, 'en')]).toEqual([zh, en]);
  });
});
