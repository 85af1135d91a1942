import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Refusal } from './api/problem';
import { Look } from './look/Look';
import './look/base.css';
import { router } from './routes';
import { startTexts } from './texts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the house refuses, it refuses again; only silence is worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof Refusal && (error.status === 0 || error.status >= 500),
      staleTime: 5_000,
    },
  },
});

void startTexts().then(() => {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  );
});
