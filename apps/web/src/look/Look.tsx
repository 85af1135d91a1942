import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { antdThemes } from './antd';

export type Theme = 'light' | 'dark';

const kept = 'anjing.theme';
const ThemeContext = createContext<{ theme: Theme; change: (theme: Theme) => void }>({
  theme: 'light',
  change: () => undefined,
});

export function useTheme() {
  return use(ThemeContext);
}

function themeAtFirst(): Theme {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** By this the styles that Ant Design writes are known as ours; the API gives a fresh one with each page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Colours, language of Ant Design, theme. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const [theme, setTheme] = useState(themeAtFirst);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const known = useMemo(
    () => ({
      theme,
      change: (next: Theme) => {
        localStorage.setItem(kept, next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return (
    <ThemeContext value={known}>
      <ConfigProvider
        locale={i18n.language === 'en' ? en : zh}
        theme={antdThemes[theme]}
        csp={{ nonce }}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
