import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './keys.css';

/** What a key does on a page. */
export interface Key {
  /** As the keyboard event names it: `j`, `Enter`, `Ctrl+Enter`, `Alt+1`. */
  readonly keys: readonly string[];
  /** As the foot of the page shows it; absent: it works and is not shown. */
  readonly words?: string | undefined;
  readonly do: (key: string) => void;
}

const PageKeys = createContext<{ shown: readonly Key[]; set: (keys: readonly Key[]) => void }>({
  shown: [],
  set: () => undefined,
});

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [shown, set] = useState<readonly Key[]>([]);
  return <PageKeys value={{ shown, set }}>{children}</PageKeys>;
}

/** A part of a key as keyboards write it. */
function written(part: string): string {
  return part === 'Escape' ? 'Esc' : part.length === 1 ? part.toUpperCase() : part;
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

/** Single keys are silent where somebody types, and wherever a dialog is open. */
function isSilent(event: KeyboardEvent): boolean {
  const on = event.target instanceof HTMLElement ? event.target : undefined;
  if (document.querySelector('dialog[open]')) return true;
  const types = on?.matches('input, textarea, select, [contenteditable], [role="combobox"]') ?? false;
  return types && !event.ctrlKey && !event.altKey && !/^F\d+$/.test(event.key);
}

/** The keys of a page, held and shown while it stands. */
export function useKeys(keys: readonly Key[]): void {
  const { set } = use(PageKeys);
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  const said = keys.map(({ keys: names, words }) => `${names.join(' ')} ${words ?? ''}`).join('|');
  useEffect(() => {
    set(now.current);
    return () => {
      set([]);
    };
  }, [said, set]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isSilent(event)) return;
      const name = nameOf(event);
      // Enter on a button or link is that one's.
      if (name === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a')) return;
      const key = now.current.find((one) => one.keys.includes(name));
      if (!key) return;
      event.preventDefault();
      key.do(name);
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}

/** The foot of the frame: the keys of the page, always in sight. */
export function KeysFoot() {
  const { t } = useTranslation();
  const { shown } = use(PageKeys);
  const named = shown.filter(({ words }) => words !== undefined);
  if (named.length === 0) return null;
  return (
    <footer className="keys" aria-label={t('frame.keys')}>
      {named.map(({ keys, words }) => (
        <span key={words}>
          {keys.map((key) => (
            <span key={key}>
              {key.split('+').map((part) => (
                <kbd key={part}>{written(part)}</kbd>
              ))}
            </span>
          ))}
          {words}
        </span>
      ))}
    </footer>
  );
}
