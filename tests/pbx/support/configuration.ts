/** Two queues named by the numbers that are called, agents whose telephones answer by themselves, and an office. */
export const exchangeFiles = (port: number, secret: string): Readonly<Record<string, string>> => ({
  'modules.conf': `[modules]
autoload=no
${[
  'res_timing_timerfd',
  'res_timing_pthread',
  'pbx_config',
  'app_queue',
  'app_dial',
  'res_parking',
  'res_musiconhold',
  'bridge_simple',
  'bridge_softmix',
  'bridge_holding',
  'bridge_builtin_features',
  'func_callerid',
]
  .map((name) => `load=${name}.so`)
  .join('\n')}
`,
  'manager.conf': `[general]
enabled = yes
bindaddr = 127.0.0.1
port = ${port}
timestampevents = yes
[vaxelbord]
secret = ${secret}
read = call,agent
write = reporting,call,agent,originate
[hands]
secret = ${secret}
read = all
write = all
`,
  'extensions.conf': `[general]
[incoming]
exten => _X!,1,Queue(\${EXTEN},,,,30)
 same => n,Hangup()
[agents]
exten => 199,1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(19)
exten => _1XX,1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(120)
[office]
exten => _5XX,1,Dial(Local/\${EXTEN}@desks/n,10)
 same => n,Goto(s-\${DIALSTATUS},1)
exten => _040X!,1,Goto(incoming,\${EXTEN},1)
exten => s-BUSY,1,Busy(1)
exten => _s-.,1,Hangup(19)
[desks]
exten => 599,1,Busy(5)
exten => 598,1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(19)
exten => _5XX,1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(60)
`,
  'queues.conf': `[general]
autofill = yes
[0406280410]
strategy = ringall
timeout = 15
retry = 1
ringinuse = no
[0406280420]
strategy = ringall
timeout = 15
retry = 1
ringinuse = no
`,
  'logger.conf': `[general]
queue_log = yes
queue_log_to_file = yes
[logfiles]
messages = notice,warning,error
`,
  'res_parking.conf': `[general]
[default]
parkext => 700
parkpos => 701-720
context => parkedcalls
parkingtime => 60
`,
});
