#!/bin/sh
# Runs Debian's Postfix as a submission server on loopback, from one folder. Postfix starts for root alone. Usage:
#   postfix.sh FOLDER PORT
# The folder holds key.pem and certificate.pem. Mail to ann@citizen.example and jürgen@citizen.example lies in FOLDER/mail/ann;
# a copy of everything in FOLDER/mail/journal.
set -eu
PATH=$PATH:/usr/sbin
folder=$1 port=$2
mkdir -p "$folder/etc" "$folder/queue" "$folder/data" "$folder/mail"
user=$(id -u nobody) group=$(id -g nobody)
chown "$user:$group" "$folder/mail"
chown postfix "$folder/data"
chmod 755 "$folder"
cat >"$folder/etc/main.cf" <<CONFIG
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.test.example
mydestination =
virtual_mailbox_domains = citizen.example, journal.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = inline:{ { ann@citizen.example = ann/ }, { jürgen@citizen.example = ann/ }, { journal@journal.example = journal/ } }
virtual_uid_maps = static:$user
virtual_gid_maps = static:$group
virtual_minimum_uid = 1
always_bcc = journal@journal.example
smtpd_tls_cert_file = $folder/certificate.pem
smtpd_tls_key_file = $folder/key.pem
smtpd_tls_security_level = encrypt
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = reject_unauth_destination
smtputf8_enable = yes
maillog_file = $folder/log
maillog_file_prefixes = $folder
CONFIG
cat >"$folder/etc/master.cf" <<CONFIG
127.0.0.1:$port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONFIG
exec postfix -c "$folder/etc" start-fg
