import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { direction } from '@suivi/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LanguageProvider, useLanguage } from '../ui/language.js';
import { answers } from '../ui/reading.js';
import { router } from './router.js';
import { theme, variables } from './theme.js';

/** Keeps Mantine's direction with the language's. */
function Directed() {
  const { language } = useLanguage();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction(language)), [language, setDirection]);
  return <RouterProvider router={router} />;
}

/** Everything that the screens stand on. */
export function App() {
  return (
    <LanguageProvider>
      <DirectionProvider detectDirection={false}>
        <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" deduplicateCssVariables={false}>
          <QueryClientProvider client={answers}>
            <Directed />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </LanguageProvider>
  );
}
