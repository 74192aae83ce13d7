#!/bin/sh
# Runs Debian's Dovecot on loopback from one folder, as an ordinary user. Usage:
#   dovecot.sh FOLDER PORT TLSPORT [MECHANISMS [CAPABILITIES]]
# The folder holds key.pem and certificate.pem; mail lies in FOLDER/mail. User: office; password and token: geheim.
set -eu
PATH=$PATH:/usr/sbin
folder=$1 port=$2 tls_port=$3
mechanisms=${4:-plain login oauthbearer xoauth2}
capability=${5:+imap_capability = $5}
mkdir -p "$folder/mail/cur" "$folder/mail/new" "$folder/mail/tmp" "$folder/run"
if [ "$(id -u)" = 0 ]; then
    # The checkout may be closed to others.
    cp "$0" "$folder/start.sh"
    chown -R nobody:nogroup "$folder"
    exec setpriv --reuid=nobody --regid=nogroup --clear-groups sh "$folder/start.sh" "$@"
fi
me=$(id -un) group=$(id -gn)
cat >"$folder/dovecot.conf" <<CONFIG
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/log
protocols = imap
listen = 127.0.0.1
default_internal_user = $me
default_internal_group = $group
default_login_user = $me
first_valid_uid = 1
mail_location = maildir:$folder/mail
mailbox_list_index = no
ssl = yes
ssl_cert = <$folder/certificate.pem
ssl_key = <$folder/key.pem
auth_mechanisms = $mechanisms
disable_plaintext_auth = no
$capability
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = static
  args = password=geheim
}
userdb {
  driver = static
  args = uid=$me gid=$group home=$folder
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = $tls_port
    ssl = yes
  }
}
service imap {
  process_limit = 64
}
CONFIG
exec dovecot -F -c "$folder/dovecot.conf"
