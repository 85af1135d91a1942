import { createBrowserRouter } from 'react-router';
import { Frame } from './frame/Frame';
import { Lost } from './frame/Lost';

/** Stands while the first page is fetched: nothing, for that is over at once. */
function Nothing() {
  return null;
}

/** The pages. The API answers these addresses, and no others, with the console (apps/api/console). */
export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('./session/SignIn')).SignIn }),
    ErrorBoundary: Lost,
    HydrateFallback: Nothing,
  },
  {
    Component: Frame,
    ErrorBoundary: Lost,
    HydrateFallback: Nothing,
    children: [
      { path: '/', lazy: async () => ({ Component: (await import('./inbox/Home')).Home }) },
      { path: '/cases', lazy: async () => ({ Component: (await import('./inbox/Applications')).Applications }) },
      { path: '/cases/:kind/:id', lazy: async () => ({ Component: (await import('./case/CasePage')).CasePage }) },
      { path: '/file', lazy: async () => ({ Component: (await import('./filing/FilingPage')).FilingPage }) },
      { path: '/file/:id', lazy: async () => ({ Component: (await import('./filing/FilingPage')).FilingPage }) },
      { path: '/special', lazy: async () => ({ Component: (await import('./special/SpecialPage')).SpecialPage }) },
      { path: '/review/:id', lazy: async () => ({ Component: (await import('./review/ReviewPage')).ReviewPage }) },
      { path: '/decide/:id', lazy: async () => ({ Component: (await import('./decide/DecidePage')).DecidePage }) },
    ],
  },
]);
