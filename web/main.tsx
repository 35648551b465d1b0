import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-ext-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/shared.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api.ts';
import { App } from './app.tsx';
import { watchFragment } from './fragment.ts';

/** Who is refused for not being signed in may have been signed out: that is asked again. */
const onError = (error: unknown): void => {
  if (error instanceof ApiError && error.status === 401)
    void client.invalidateQueries({ queryKey: ['session'] });
};
/** What the server refuses it refuses again; what did not arrive is asked for once more. */
const retry = (count: number, error: unknown): boolean =>
  count < 1 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

const client: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry, refetchOnWindowFocus: false } },
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
});
watchFragment();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
