import { isBlank, lengthOf, refuse, type Decision, type Private, type Refusal } from '@anjing/lifecycle';
import { packVersion, type RulePack } from '@anjing/rules';
import { asPerson, unless } from './acts';
import type { AlertCommand } from './commands';
import type { AlertEvent, AlertFinding } from './events';
import type { AlertFacts } from './facts';
import type { AlertState } from './machine';
import type { AlertCode } from './texts';

type Verdict = Decision<AlertEvent, AlertCode>;
type Finding = Refusal<AlertCode>;
type CommandOf<Do extends AlertCommand['do']> = Extract<AlertCommand, { do: Do }>;

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: AlertState, command: AlertCommand, facts: AlertFacts): Verdict {
  const pack = facts.laws.packAt(facts.now);
  if (!pack) return refuse([{ code: 'alert.no-rule-pack' }]);
  const { now: at } = facts;
  switch (command.do) {
    case 'raise':
      return raise(state, command.finding, facts, pack);
    case 'followUp':
      return order(state, command, facts, pack);
    case 'answer':
      return asPerson(facts, (by) =>
        unless([...judgeText(command.answer, '/answer', pack), ...judgeAgency(state, facts)], {
          type: 'AlertAnswered',
          at,
          by,
          answer: command.answer,
        }),
      );
    case 'close':
      return asPerson(facts, (by) =>
        unless([...judgeText(command.conclusion, '/conclusion', pack), ...judgeBureau(state, facts)], {
          type: 'AlertClosed',
          at,
          by,
          conclusion: command.conclusion,
        }),
      );
    case 'clear':
      return asPerson(facts, (by) =>
        unless([...judgeText(command.reason, '/reason', pack), ...judgeBureau(state, facts)], {
          type: 'AlertCleared',
          at,
          by,
          reason: command.reason,
        }),
      );
  }
}

/** The same fact raises once; another one joins an open alert, or raises a closed one anew. */
function raise({ context, value }: AlertState, finding: AlertFinding, facts: AlertFacts, pack: RulePack): Verdict {
  const { now: at, by, route } = facts;
  if (context.occasions.includes(finding.occasion)) return refuse([{ code: 'alert.already-raised' }]);
  const ended = value === 'absent' || value === 'closed' || value === 'cleared';
  if (!ended) return { events: [{ type: 'AlertRecurred', at, by, finding }] };
  if (!route) return refuse([{ code: 'alert.no-bureau', parameters: { agency: finding.agency } }]);
  const { bureau, authority } = route;
  return { events: [{ type: 'AlertRaised', at, by, finding, bureau, authority, rulePack: packVersion(pack) }] };
}

function order(state: AlertState, command: CommandOf<'followUp'>, facts: AlertFacts, pack: RulePack): Verdict {
  const { answer, longestAnswer } = pack.supervision;
  const workingDays = command.workingDays ?? answer.workingDays;
  const findings: Finding[] = [
    ...judgeText(command.order, '/order', pack),
    ...(Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= longestAnswer
      ? []
      : [{ code: 'alert.days-out-of-range', parameters: { most: longestAnswer }, field: '/workingDays' } as const]),
    ...judgeBureau(state, facts),
  ];
  return asPerson(facts, (by) =>
    unless(findings, {
      type: 'AlertFollowUpOrdered',
      at: facts.now,
      by,
      order: command.order,
      workingDays,
    }),
  );
}

function judgeText(text: Private, field: string, { supervision }: RulePack): Finding[] {
  if (isBlank(text)) return [{ code: 'alert.text-missing', field }];
  const limit = supervision.longestText;
  return lengthOf(text.private ?? '') > limit ? [{ code: 'alert.text-too-long', parameters: { limit }, field }] : [];
}

/** The bureau that was found at the raising follows up, and none of its people who holds a post in the agency (rules §3). */
function judgeBureau({ context }: AlertState, { by, organisationsOfActor }: AlertFacts): Finding[] {
  const { raised } = context;
  const right = by.kind === 'person' && by.organisation === raised?.bureau;
  return [
    ...(right ? [] : [{ code: 'alert.wrong-bureau', parameters: { expected: raised?.bureau ?? '—' } } as const]),
    ...(raised && organisationsOfActor.has(raised.finding.agency) ? [{ code: 'alert.own-agency' } as const] : []),
  ];
}

function judgeAgency({ context }: AlertState, { by }: AlertFacts): Finding[] {
  const expected = context.raised?.finding.agency;
  const right = by.kind === 'person' && by.organisation === expected;
  return right ? [] : [{ code: 'alert.wrong-agency', parameters: { expected: expected ?? '—' } }];
}
