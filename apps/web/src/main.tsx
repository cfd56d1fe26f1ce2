import './app/mantine-styles.js';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadLanguage } from 'virtual:suivi-catalogues';
import { App } from './app/app.js';
import { initialLanguage } from './ui/language.js';
import { listenForNews } from './ui/news.js';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
await loadLanguage(initialLanguage());
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
listenForNews();
