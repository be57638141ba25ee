export { faultReportKeys } from './fault-report-keys.ts';
export { FaultReportScreen } from './fault-report-screen.tsx';
