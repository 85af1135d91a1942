import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/shapes';
import './findings.css';

/** What mends a finding by one press. */
export interface Mend {
  readonly words: string;
  readonly do: () => void;
}

interface Props {
  readonly findings: readonly Finding[];
  readonly mendOf?: (finding: Finding) => Mend | undefined;
}

/** Findings with their articles and what cures each. */
export function Findings({ findings, mendOf }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {findings.map((finding, index) => {
        const mend = mendOf?.(finding);
        const warns = finding.severity === 'warning';
        return (
          <li key={`${finding.code} ${index}`} data-finding={finding.code}>
            <span
              className={`finding-mark ${warns ? 'is-warning' : 'is-refusal'}`}
              role="img"
              aria-label={t(warns ? 'findings.warning' : 'findings.refusal')}
            >
              !
            </span>
            <div>
              <p>{finding.message}</p>
              <p className="secondary">{finding.remedy}</p>
              <p className="finding-foot">
                <span className="secondary">{finding.article}</span>
                {mend && (
                  <Button size="small" data-mend onClick={mend.do}>
                    {mend.words}
                  </Button>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
