import { useTranslation } from 'react-i18next';
import type { Form, Preflight, PreflightFinding } from '../api/shapes';
import { Failure } from '../frame/States';
import { Findings, type Mend } from '../findings/Findings';
import { shortDay } from '../time/words';
import { cureOf, isStillEmpty } from './draft';

interface Props {
  readonly form: Form;
  readonly told: Preflight | undefined;
  readonly error: unknown;
  /** Whether the form has changed since the house judged it. */
  readonly isOld: boolean;
  readonly change: (form: Form) => void;
  readonly focusOn: (field: string) => void;
}

/** What the house would say if the form were filed now: counts, findings, and one press to mend each. */
export function PreflightPanel({ form, told, error, isOld, change, focusOn }: Props) {
  const { t } = useTranslation();
  const findings = told?.findings ?? [];
  const still = findings.filter((finding) => isStillEmpty(form, finding));
  const shown = findings.filter((finding) => !still.includes(finding));
  const refusals = shown.filter(({ severity }) => severity === 'refusal').length;
  const warnings = shown.length - refusals;
  const missing = [
    ...new Set(still.map(({ field = '' }) => t(`filing.${field.slice(1)}` as 'filing.site', { defaultValue: field }))),
  ];
  return (
    <aside className="preflight" aria-label={t('filing.preflight')}>
      <p className="preflight-head">
        <b>{t('filing.preflight')}</b>
        <span className="secondary">{t(isOld ? 'filing.checking' : 'filing.live')}</span>
      </p>
      {error != null && <Failure error={error} />}
      <p role="status">
        {told && (
          <>
            {refusals > 0 && <b className="amber">{t('filing.wouldRefuse', { count: refusals })} </b>}
            {warnings > 0 && <span>{t('filing.warnings', { count: warnings })} </span>}
            {missing.length > 0 && <span>{t('filing.still', { fields: missing.join(t('list.comma')) })}</span>}
            {!told.wouldBeRefused && <b className="pine">{t('filing.inOrder')}</b>}
          </>
        )}
      </p>
      {told && <Findings findings={shown} mendOf={(finding) => mendOf(finding as PreflightFinding, told)} />}
    </aside>
  );

  function mendOf(finding: PreflightFinding, by: Preflight): Mend | undefined {
    const cure = cureOf(form, finding, by);
    switch (cure?.by) {
      case undefined:
        return undefined;
      case 'goTo':
        return {
          words: t('filing.goTo', { field: t(`filing.${cure.field}` as 'filing.site', { defaultValue: cure.field }) }),
          do: () => {
            focusOn(cure.field);
          },
        };
      case 'moveTo':
        return {
          words: t('filing.moveTo', { day: shortDay(t, cure.day) }),
          do: () => {
            change(cure.form);
          },
        };
      case 'drop':
        return {
          words: t('filing.drop', { day: shortDay(t, cure.day) }),
          do: () => {
            change(cure.form);
          },
        };
      case 'keepOnly':
      case 'remove':
        return {
          words: t(`filing.${cure.by}`),
          do: () => {
            change(cure.form);
          },
        };
    }
  }
}
