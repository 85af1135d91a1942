import { useTranslation } from 'react-i18next';
import { TimeLeft } from '../legal-time/TimeLeft';
import { momentName } from '../time/words';
import type { Step } from './steps';
import './seals.css';

interface Props {
  readonly steps: readonly Step[];
  readonly size?: 'small' | 'middle' | 'large';
  readonly now?: number | undefined;
}

/** 签 审 批: who has set a seal, who is waited for, who sent it back. */
export function Seals({ steps, size = 'small', now }: Props) {
  const { t } = useTranslation();
  if (size !== 'large') {
    const said = steps
      .map(({ step, state }) => t('seals.said', { step: t(`seals.${step}.name`), state: t(`seals.states.${state}`) }))
      .join(t('list.semicolon'));
    return (
      <span className={`seals seals-${size}`} role="img" aria-label={said}>
        {steps.map((step) => (
          <Seal key={step.step} {...step} />
        ))}
      </span>
    );
  }
  return (
    <ol className="seals seals-large">
      {steps.map((step, index) => (
        <li key={step.step}>
          <span className={`seal-line ${index < steps.length - 1 ? 'has-next' : ''}`}>
            <Seal {...step} />
          </span>
          <p>
            <b>{t(`seals.${step.step}.${step.state}`)}</b>
          </p>
          {step.who !== undefined && <p>{step.who}</p>}
          {step.at !== undefined && <p className="secondary">{momentName(t, step.at)}</p>}
          {step.deadline && <TimeLeft due={step.deadline.due} explanation={step.deadline} now={now} />}
        </li>
      ))}
    </ol>
  );
}

/** One seal. The character stays Chinese in every language: it is a seal. */
export function Seal({ step, state }: Pick<Step, 'step' | 'state'>) {
  const own = { sign: '签', review: '审', decide: '批' }[step];
  const character = state === 'returned' ? '退' : state === 'refused' ? '否' : state === 'revoked' ? '销' : own;
  return (
    <span className={`seal is-${state}`} aria-hidden="true" lang="zh-CN">
      {character}
    </span>
  );
}
