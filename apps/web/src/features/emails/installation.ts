import { emails } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../ui/change.js';
import { reading } from '../../ui/reading.js';

/** What runs here, and whether mail goes out. */
export const useInstallation = () => useQuery({ ...reading(emails.readInstallation), staleTime: 30_000 });

/** Lets a restored system send mail again. */
export const useConfirmDelivery = () => useChange(emails.confirmDelivery, emails.readInstallation);
