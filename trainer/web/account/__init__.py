"""Pages of everybody who has signed in, about their own account, whatever programmes they belong to."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_security import current_user

from trainer.web.account.address import address, address_drop
from trainer.web.account.devices import device_out, devices, devices_out
from trainer.web.account.new_address import new_address
from trainer.web.account.profile import profile
from trainer.web.account.record import record, record_file
from trainer.web.doors import way_in

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.before_request
def enter() -> ResponseReturnValue | None:
    """Whoever has not signed in does so first."""
    return None if current_user.is_authenticated else way_in()


bp.add_url_rule("", view_func=profile, methods=["GET", "POST"])
bp.add_url_rule("/address", view_func=address, methods=["GET", "POST"])
bp.add_url_rule("/address/drop", view_func=address_drop, methods=["POST"])
bp.add_url_rule("/address/<token>", view_func=new_address, methods=["GET", "POST"])
bp.add_url_rule("/devices", view_func=devices)
bp.add_url_rule("/devices/<int:sign_in_id>/out", view_func=device_out, methods=["POST"])
bp.add_url_rule("/devices/out", view_func=devices_out, methods=["POST"])
bp.add_url_rule("/record", view_func=record)
bp.add_url_rule("/record.json", view_func=record_file)
