import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../api/queries';
import { nameIn } from '../inbox/rows';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

interface SiteProps {
  readonly label: string;
  readonly site: string;
  readonly choose: (site: string) => void;
}

/** A site in a zone, found by the enterprise's name, its credit code or the address. */
export function SitePicker({ label, site, choose }: SiteProps) {
  const { i18n } = useTranslation();
  const sites = useRegister('site');
  const enterprises = useRegister('enterprise');
  const options = [...sites.values()]
    .filter(({ zone }) => zone !== undefined)
    .map((entry) => {
      const enterprise = enterprises.get(textOf(entry['enterprise']));
      const name = nameIn(enterprise, i18n.language) ?? nameIn(entry, i18n.language) ?? entry.id;
      const code = textOf(enterprise?.['creditCode']);
      const address = textOf(entry['address']);
      return { value: entry.id, label: name, sought: `${name} ${code} ${address}`.toLowerCase(), code, address };
    });
  const target = options.find(({ value }) => value === site);
  return (
    <>
      <Select
        className="wide"
        showSearch={{
          filterOption: (input, option) =>
            input
              .toLowerCase()
              .split(/\s+/)
              .every((word) => option?.sought.includes(word) === true),
        }}
        aria-label={label}
        value={site === '' ? null : site}
        options={options}
        onChange={choose}
      />
      {target && (
        <p className="secondary">
          {target.code} {target.address}
        </p>
      )}
    </>
  );
}

interface OwnProps {
  readonly label: string;
  readonly agency: string;
  readonly chosen: readonly string[];
  readonly choose: (ids: string[]) => void;
}

/** Items of an agency's published list, each with its legal basis. */
export function ItemsPicker({ label, agency, chosen, choose }: OwnProps) {
  const { i18n } = useTranslation();
  const items = useRegister('item');
  const own = [...items.values()].filter((entry) => entry['agency'] === agency);
  return (
    <>
      <Select
        mode="multiple"
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        value={[...chosen]}
        options={own.map((entry) => ({ value: entry.id, label: nameIn(entry, i18n.language) ?? entry.id }))}
        onChange={choose}
      />
      {chosen.map((item) => (
        <p key={item} className="secondary">
          {textOf(items.get(item)?.['legalBasis'])}
        </p>
      ))}
    </>
  );
}

/** Officers of an agency by their certificates. */
export function OfficersPicker({ label, agency, chosen, choose }: OwnProps) {
  const { t } = useTranslation();
  const officers = useRegister('officer');
  const own = [...officers.values()].filter((entry) => entry['agency'] === agency);
  return (
    <Select
      mode="multiple"
      className="wide"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      value={[...chosen]}
      options={own.map(({ id: value, certificate, validUntil }) => ({
        value,
        label: t('filing.certificate', { certificate: textOf(certificate), until: textOf(validUntil) }),
      }))}
      onChange={choose}
    />
  );
}

/** Every half hour of a day. */
const times = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly change: (time: string) => void;
}

/** A time of day, by the clock of twenty-four hours whatever the browser is used to. */
export function TimePicker({ label, value, change }: TimeProps) {
  return (
    <select
      className="time-picker"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        change(target.value);
      }}
    >
      {[...new Set([...times, value])].sort().map((time) => (
        <option key={time}>{time}</option>
      ))}
    </select>
  );
}
