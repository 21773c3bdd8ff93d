"""The forms of accounts."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, PasswordField, SelectChoice, SelectField, StringField
from wtforms.validators import Length

from tenants.people import LONGEST_PASSWORD, SHORTEST_PASSWORD
from web.forms import Form, an_address, at_most, required


class SignInForm(Form):
    email = EmailField(_l("Surel"), validators=[required(_l("Tulis alamat surel.")), at_most(254)])
    password = PasswordField(
        _l("Kata sandi"), validators=[required(_l("Tulis kata sandi.")), at_most(LONGEST_PASSWORD)]
    )


class RegisterForm(Form):
    name = StringField(_l("Nama"), validators=[required(_l("Tulis nama Anda.")), at_most(100)])
    email = EmailField(
        _l("Surel"), validators=[required(_l("Tulis alamat surel.")), at_most(254), an_address]
    )
    agree = BooleanField(
        _l("Saya setuju data ini dipakai untuk akun saya"),
        validators=[required(_l("Centang untuk melanjutkan."))],
    )


class ForgotForm(Form):
    email = EmailField(_l("Surel"), validators=[required(_l("Tulis alamat surel.")), at_most(254)])


class PasswordForm(Form):
    password = PasswordField(
        _l("Kata sandi"),
        validators=[
            required(_l("Buat kata sandi.")),
            Length(
                min=SHORTEST_PASSWORD,
                max=LONGEST_PASSWORD,
                message=_l("Kata sandi paling sedikit %(min)d dan paling banyak %(max)d huruf."),
            ),
        ],
    )


class AccountForm(Form):
    email_language = SelectField(
        _l("Bahasa surel"),
        choices=[SelectChoice("id", "Indonesia"), SelectChoice("en", "English")],
    )
