#!/bin/sh
# Debian's Dovecot as an LMTP server on loopback, from one folder, as an ordinary user: dovecot-lmtp.sh FOLDER PORT
# Each message goes into FOLDER/mail, a Maildir, and is forced to disk (mail_fsync = always).
set -eu
PATH=$PATH:/usr/sbin
folder=$1 port=$2
mkdir -p "$folder/mail/cur" "$folder/mail/new" "$folder/mail/tmp" "$folder/run"
if [ "$(id -u)" = 0 ]; then
    cp "$0" "$folder/start.sh"
    chown -R nobody:nogroup "$folder"
    exec setpriv --reuid=nobody --regid=nogroup --clear-groups sh "$folder/start.sh" "$@"
fi
me=$(id -un) group=$(id -gn)
cat >"$folder/dovecot.conf" <<CONFIG
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/log
protocols = lmtp
listen = 127.0.0.1
default_internal_user = $me
default_internal_group = $group
default_login_user = $me
first_valid_uid = 1
mail_location = maildir:$folder/mail
mail_fsync = always
mailbox_list_index = no
ssl = no
postmaster_address = postmaster@localhost
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=$me gid=$group home=$folder allow_all_users=yes
}
service anvil {
  chroot =
}
service lmtp {
  process_limit = 100
  inet_listener lmtp {
    address = 127.0.0.1
    port = $port
  }
}
CONFIG
exec dovecot -F -c "$folder/dovecot.conf"
