// Its styles come with the screens that use it.
import '@mantine/core/styles/Tabs.css';
export { Tabs } from '@mantine/core';
