export { faultReportKeys } from './fault-report-keys.ts';
