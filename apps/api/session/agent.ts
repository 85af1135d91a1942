import Bowser from 'bowser';

/** Family of browser and system, by which people know their own devices; nothing finer is kept. */
export function agentOf(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return '';
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter((name) => name !== undefined && name !== '').join(' · ');
}
