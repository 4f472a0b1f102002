/** 公众投票脚本 · Built by vite.public.config.ts into one file for the three pages that need cryptography. */
import { startChecking } from './check.ts';
import { returnFromService } from './identity.ts';
import { startVoting } from './vote.ts';

const voting = document.querySelector<HTMLElement>('[data-ballot-vote]');
if (voting !== null) void startVoting(voting);
const checking = document.querySelector<HTMLElement>('[data-ballot-check]');
if (checking !== null) startChecking(checking);
const returning = document.querySelector<HTMLElement>('[data-ballot-identity]');
if (returning !== null) void returnFromService(returning);
